package dev.vaquero.transport.portable;

import dev.vaquero.spi.Handshake;
import dev.vaquero.spi.TransportListener;
import dev.vaquero.transport.PendingUpgrade;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The endpoint of one connection; containers want it public. It is no API. */
public final class PortableEndpoint extends Endpoint {
    private final PendingUpgrade upgrade;
    // set in onOpen, before which nothing else is called
    private volatile @Nullable PortableConnection connection;

    PortableEndpoint(Handshake handshake) {
        upgrade = new PendingUpgrade(handshake);
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxIdleTimeout(0);
        Handshake handshake = upgrade.claim();
        if (handshake != null) {
            handshake.connect(listener -> open(session, listener));
        }
    }

    private PortableConnection open(Session session, TransportListener listener) {
        PortableConnection opened = new PortableConnection(session, listener);
        connection = opened;
        session.addMessageHandler(String.class, opened::onText);
        session.addMessageHandler(ByteBuffer.class, opened::onBinary);
        session.addMessageHandler(PongMessage.class, opened::onPong);
        return opened;
    }

    @Override
    public void onError(Session session, Throwable cause) {
        PortableConnection opened = connection;
        if (opened != null) {
            opened.onError(cause);
        } else {
            upgrade.fail(cause);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        PortableConnection opened = connection;
        if (opened != null) {
            opened.onClose(reason);
        }
    }
}
