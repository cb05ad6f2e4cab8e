package dev.vaquero.transport.portable;

import dev.vaquero.spi.Handshake;
import dev.vaquero.spi.TransportProvider;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;

/**
 * Serves any container by the plain Jakarta WebSocket API, as far as that goes: pings are answered by the container and
 * not seen, frames are not compressed, a close without a code is sent with 1000, and a peer that is made to wait costs a
 * thread.
 */
public final class PortableTransport implements TransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public PortableTransport() {}

    @Override
    public String name() {
        return "portable";
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public boolean supports(ServerContainer container) {
        return true;
    }

    @Override
    public boolean bytes() {
        return false;
    }

    @Override
    public void upgrade(Handshake handshake) throws IOException {
        try {
            handshake
                    .container()
                    .upgradeHttpToWebSocket(
                            handshake.request(),
                            handshake.response(),
                            handshake.config(new PortableEndpoint(handshake)),
                            handshake.pathParameters());
        } catch (DeploymentException | RuntimeException e) {
            throw new IOException(e);
        }
    }
}
