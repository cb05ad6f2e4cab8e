package dev.vaquero.transport.tomcat;

import dev.vaquero.spi.Handshake;
import dev.vaquero.transport.PendingUpgrade;
import dev.vaquero.transport.TakenOverEndpoint;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;

/** The request as Tomcat gets it for the upgrade: its own handler is exchanged for ours. */
final class TomcatUpgrade extends HttpServletRequestWrapper {
    private final Handshake handshake;
    // of the request's thread
    private boolean upgraded;

    private TomcatUpgrade(HttpServletRequest request, Handshake handshake) {
        super(request);
        this.handshake = handshake;
    }

    /** Tells whether Tomcat's classes are there; fails to link if not. */
    static boolean linked() {
        return WsHttpUpgradeHandler.class.isAssignableFrom(TomcatConnection.class);
    }

    static void start(Handshake handshake) throws IOException {
        TomcatUpgrade request = new TomcatUpgrade(handshake.request(), handshake);
        try {
            handshake
                    .container()
                    .upgradeHttpToWebSocket(
                            request,
                            handshake.response(),
                            handshake.config(new TakenOverEndpoint()),
                            handshake.pathParameters());
        } catch (DeploymentException | RuntimeException e) {
            throw new IOException(e);
        }
        if (!request.upgraded) {
            throw new IOException("Tomcat must upgrade a valid handshake but answered "
                    + handshake.response().getStatus());
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
        if (type != (Class<?>) WsHttpUpgradeHandler.class) {
            return super.upgrade(type);
        }
        TomcatConnection connection = super.upgrade(TomcatConnection.class);
        connection.start(new PendingUpgrade(handshake));
        upgraded = true;
        return (T) connection;
    }
}
