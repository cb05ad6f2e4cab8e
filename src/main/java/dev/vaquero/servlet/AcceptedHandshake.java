package dev.vaquero.servlet;

import dev.vaquero.Reason;
import dev.vaquero.internal.Accepted;
import dev.vaquero.internal.Node;
import dev.vaquero.spi.ByteListener;
import dev.vaquero.spi.ByteStream;
import dev.vaquero.spi.Handshake;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One accepted upgrade: it becomes a connection, or is terminated. */
final class AcceptedHandshake<S extends @Nullable Object> implements Handshake {
    private static final System.Logger LOG = System.getLogger(AcceptedHandshake.class.getName());

    private final Node node;
    private final ServerContainer container;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Accepted<S> accepted;
    private final AtomicBoolean settled = new AtomicBoolean();
    // What ends the wait for the container; set before the upgrade begins.
    private volatile @Nullable Runnable awaited;

    AcceptedHandshake(
            Node node,
            ServerContainer container,
            HttpServletRequest request,
            HttpServletResponse response,
            Accepted<S> accepted) {
        this.node = node;
        this.container = container;
        this.request = request;
        this.response = response;
        this.accepted = accepted;
    }

    /** Begins to wait for the container, before it is asked to upgrade. */
    void begin() {
        awaited = node.awaitUpgrade(this::failed);
    }

    private void settled() {
        Runnable waiting = awaited;
        if (waiting != null) {
            waiting.run();
        }
    }

    @Override
    public HttpServletRequest request() {
        return request;
    }

    @Override
    public HttpServletResponse response() {
        return response;
    }

    @Override
    public ServerContainer container() {
        return container;
    }

    @Override
    public Map<String, String> pathParameters() {
        return accepted.request().pathParameters();
    }

    @Override
    public ServerEndpointConfig config(Endpoint endpoint) {
        return new UpgradeConfig(accepted.entry().path(), endpoint, accepted.subprotocol());
    }

    @Override
    public ByteListener connect(ByteStream stream) {
        settle();
        return node.connect(accepted, stream);
    }

    @Override
    public void connect(Function<TransportListener, Transport> transport) {
        settle();
        node.connect(accepted, transport);
    }

    private void settle() {
        if (!settled.compareAndSet(false, true)) {
            throw new IllegalStateException("the handshake must end once but had ended already");
        }
        settled();
    }

    @Override
    public void failed(Throwable cause) {
        if (settled.compareAndSet(false, true)) {
            settled();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "upgrade failed on " + accepted.entry().path(),
                    cause);
            node.terminate(
                    accepted.entry(), new Reason.Error(Reason.Kind.CLOSED), accepted.request(), accepted.state());
        }
    }
}
