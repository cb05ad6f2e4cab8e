package dev.vaquero.transport.tomcat;

import dev.vaquero.spi.Handshake;
import dev.vaquero.transport.PendingUpgrade;
import jakarta.servlet.http.WebConnection;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.coyote.http11.upgrade.UpgradeInfo;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.server.WsHandshakeRequest;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.apache.tomcat.websocket.server.WsServerContainer;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat starts on the connection after the handshake in place of its own handler: no session opens, and the socket's
 * events go to the stream. Tomcat makes it, so it is public; it is no API.
 *
 * <p>It answers {@code SUSPENDED} to every event and registers by itself, so that Tomcat keeps no list of it that a close
 * from another thread would have to be taken from.
 */
public final class TomcatConnection extends WsHttpUpgradeHandler {
    // set before the request ends, read after that
    private @Nullable PendingUpgrade upgrade;
    // set by Tomcat before init
    private @Nullable SocketWrapperBase<?> socket;
    // set in init, under the socket's lock as all events
    private @Nullable TomcatStream stream;

    /** Called by Tomcat. */
    public TomcatConnection() {}

    void start(PendingUpgrade pending) {
        upgrade = pending;
    }

    @Override
    public void preInit(
            ServerEndpointConfig config,
            WsServerContainer container,
            WsHandshakeRequest request,
            List<Extension> extensions,
            String subprotocol,
            Transformation transformation,
            Map<String, String> pathParameters,
            boolean secure) {
        // nothing of this is needed without a session, so nothing is kept
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(WebConnection connection) {
        Handshake handshake = upgrade == null ? null : upgrade.claim();
        if (handshake == null || socket == null) {
            throw new IllegalStateException("Tomcat must start an upgrade once, on its socket");
        }
        TomcatStream opened = TomcatStream.of(socket);
        stream = opened;
        opened.open(handshake.connect(opened));
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        TomcatStream opened = stream;
        if (opened == null) {
            return SocketState.CLOSED;
        }
        switch (event) {
            case OPEN_READ -> opened.onReadable();
            case OPEN_WRITE -> opened.onWritable();
            default -> opened.fail(failure(event));
        }
        return SocketState.SUSPENDED;
    }

    private Throwable failure(SocketEvent event) {
        IOException error = socket == null ? null : socket.getError();
        return error != null ? error : new CancellationException("the server ended the connection: " + event);
    }

    /** Called when Tomcat closes the socket. */
    @Override
    public void destroy() {
        TomcatStream opened = stream;
        if (opened != null && !opened.closed()) {
            opened.fail(new CancellationException("the server closed the connection"));
        }
    }

    /** Returns none: the numbers of frames are not Tomcat's to count, and the list of them would hold this. */
    @Override
    @SuppressWarnings("NullAway")
    public UpgradeInfo getUpgradeInfo() {
        return null;
    }
}
