package dev.vaquero.transport.jetty;

import dev.vaquero.spi.Handshake;
import dev.vaquero.transport.PendingUpgrade;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Takes the place of Jetty's connection on an endpoint and gives its bytes away. */
final class JettyConnection implements InvocationHandler {
    private final JettyMembers members;
    private final Object endPoint;
    private final JettyStream stream;
    private final PendingUpgrade upgrade;
    private final ConnectorListeners listeners;
    private final long created = System.currentTimeMillis();

    JettyConnection(JettyMembers members, Object endPoint, Handshake handshake) {
        this.members = members;
        this.endPoint = endPoint;
        this.stream = new JettyStream(members, endPoint);
        this.listeners = new ConnectorListeners(members, endPoint);
        this.upgrade = new PendingUpgrade(handshake);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "onUpgradeTo" -> glue(arguments);
            case "onOpen" -> open(proxy);
            case "onClose" -> {
                listeners.closed(proxy);
                fail(Calls.cause(arguments));
                detach();
            }
            case "close" -> close();
            case "getEndPoint" -> {
                return endPoint;
            }
            case "getCreatedTimeStamp" -> {
                return created;
            }
            case "getMessagesIn", "getMessagesOut", "getBytesIn", "getBytesOut" -> {
                return 0L;
            }
            case "onIdleExpired" -> {
                return false;
            }
            case "addEventListener", "removeEventListener" -> {}
            default -> {
                return Calls.other(this, proxy, method, arguments);
            }
        }
        return null;
    }

    private void glue(@Nullable Object @Nullable [] arguments) {
        if (arguments != null && arguments[0] instanceof ByteBuffer bytes && bytes.hasRemaining()) {
            stream.glue(bytes);
        }
    }

    private void open(Object proxy) throws Throwable {
        members.setIdleTimeout.invokeExact(endPoint, 0L);
        listeners.opened(proxy);
        Handshake handshake = upgrade.claim();
        if (handshake != null) {
            stream.open(handshake.connect(stream));
        }
    }

    private void fail(Throwable cause) {
        upgrade.fail(cause);
        stream.fail(cause);
    }

    /** Lets go of the endpoint, which Jetty's selector may hold until it has something else to do. */
    private void detach() throws Throwable {
        members.setConnection.invokeExact(endPoint, (Object) null);
    }

    private void close() {
        fail(new CancellationException("the server closed the connection"));
        stream.close();
    }
}
