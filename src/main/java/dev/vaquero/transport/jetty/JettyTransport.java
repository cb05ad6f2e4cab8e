package dev.vaquero.transport.jetty;

import dev.vaquero.spi.Handshake;
import dev.vaquero.spi.TransportProvider;
import dev.vaquero.transport.TakenOverEndpoint;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Takes connections over from Jetty 12: what Jetty would start after the handshake is replaced on the request. */
public final class JettyTransport implements TransportProvider {
    private static final System.Logger LOG = System.getLogger(JettyTransport.class.getName());
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final String CONNECTION = "org.eclipse.jetty.server.HttpStream.upgradeConnection";

    // of the one container that this web application runs on; racing writers find the same
    private volatile @Nullable JettyMembers members;

    /** For {@link java.util.ServiceLoader}. */
    public JettyTransport() {}

    @Override
    public String name() {
        return "jetty";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public boolean supports(ServerContainer container) {
        if (!container.getClass().getName().startsWith("org.eclipse.jetty.")) {
            return false;
        }
        try {
            members(container);
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.WARNING, "this Jetty keeps its connections to itself; the portable transport is used", e);
            return false;
        }
    }

    @Override
    public boolean bytes() {
        return true;
    }

    @Override
    public void upgrade(Handshake handshake) throws IOException {
        try {
            handshake
                    .container()
                    .upgradeHttpToWebSocket(
                            handshake.request(), handshake.response(), config(handshake), handshake.pathParameters());
            takeOver(members(handshake.container()), handshake);
        } catch (DeploymentException | ReflectiveOperationException | RuntimeException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Runnable onServerStop(ServletContext context, Runnable stopping) {
        try {
            return ServerStop.watch(context, stopping);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "this Jetty does not tell of its stop; connections are cut without a close frame",
                    e);
            return () -> {};
        }
    }

    private ServerEndpointConfig config(Handshake handshake) throws ReflectiveOperationException {
        ServerEndpointConfig config = handshake.config(new TakenOverEndpoint());
        String extension = handshake.response().getHeader(EXTENSIONS);
        return extension != null && members(handshake.container()).dropsExtensions
                ? new NamedExtension(config, extension)
                : config;
    }

    private static void takeOver(JettyMembers members, Handshake handshake) throws IOException {
        ServletRequest request = unwrapped(handshake.request());
        Object replaced = request.getAttribute(CONNECTION);
        if (replaced == null || !members.isConnection(replaced)) {
            throw new IOException(
                    "the request must carry Jetty's connection after the upgrade but carried " + replaced);
        }
        Object endPoint;
        try {
            endPoint = (Object) members.endPoint.invokeExact(replaced);
        } catch (Throwable e) {
            throw Failures.io(e);
        }
        JettyConnection connection = new JettyConnection(members, endPoint, handshake);
        request.setAttribute(CONNECTION, members.connection(connection));
    }

    private static ServletRequest unwrapped(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }

    private JettyMembers members(ServerContainer container) throws ReflectiveOperationException {
        JettyMembers found = members;
        if (found == null) {
            found = new JettyMembers(container.getClass().getClassLoader());
            members = found;
        }
        return found;
    }
}
