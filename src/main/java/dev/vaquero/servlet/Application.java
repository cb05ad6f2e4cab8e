package dev.vaquero.servlet;

import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Vaquero;
import dev.vaquero.cdi.Beans;
import dev.vaquero.cdi.HandlerBean;
import dev.vaquero.cdi.Problems;
import dev.vaquero.internal.Annotated;
import dev.vaquero.internal.HandlerEntry;
import dev.vaquero.internal.LocalNode;
import dev.vaquero.internal.Node;
import dev.vaquero.spi.TransportProvider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The library as it runs in one web application. */
final class Application implements Upgrader {
    private static final System.Logger LOG = System.getLogger("dev.vaquero");
    private static final String ATTRIBUTE = Application.class.getName();

    private final ServletContext context;
    private final Configuration configuration;
    private final Duration stopTimeout;
    private final Node node;
    private final Beans beans;
    private final Routes routes;
    /** Set at the start, or by the first upgrade where the server brings its WebSocket side late; guarded by this. */
    private @Nullable Container container;

    /** The server's WebSocket side and the transport to it. */
    private record Container(ServerContainer server, TransportProvider transport, Runnable unwatch) {}

    private Application(
            ServletContext context, Configuration configuration, Node node, Beans beans, Problems problems) {
        this.context = context;
        this.configuration = configuration;
        this.stopTimeout = configuration.stopTimeout();
        this.node = node;
        this.beans = beans;
        Options configured = configuration.options();
        List<Route<?>> all = new ArrayList<>();
        beans.handlers().forEach(bean -> add(bean, bean.handler(), configured, all, problems));
        problems.check();
        this.routes = new Routes(all);
        if (!all.isEmpty() && (Transports.container(context) != null || Transports.settled(context))) {
            required();
        }
    }

    /**
     * Starts the library.
     *
     * @throws IllegalStateException if a handler or the configuration is not as it must be; nothing is left behind then
     */
    static Application start(ServletContext context) {
        Configuration configuration = Configuration.of(context);
        String name = configuration
                .value(Configuration.NODE_NAME)
                .orElseGet(() -> "n" + UUID.randomUUID().toString().substring(0, 8));
        LateScope scope = new LateScope();
        Node node = LocalNode.start(name, context.getClassLoader(), scope);
        Beans beans = null;
        try {
            Problems problems = new Problems();
            beans = Beans.open(context, node, problems);
            scope.bind(beans.callbacks());
            Application application = new Application(context, configuration, node, beans, problems);
            context.setAttribute(ATTRIBUTE, application);
            context.setAttribute(Vaquero.class.getName(), node);
            application.announce();
            return application;
        } catch (RuntimeException | Error e) {
            node.stop(Duration.ZERO);
            close(beans);
            throw e;
        }
    }

    private static <S extends @Nullable Object> void add(
            HandlerBean bean, Handler<S> handler, Options configured, List<Route<?>> routes, Problems problems) {
        try {
            Route<S> route = route(bean, handler, configured);
            Optional<Route<?>> same = routes.stream()
                    .filter(other ->
                            other.template().shape().equals(route.template().shape()))
                    .findFirst();
            same.ifPresent(other -> problems.add(
                    bean.type(),
                    "a path must have one handler but " + route.template() + " is also that of "
                            + other.entry().name() + " (" + other.template() + ")"));
            routes.add(route);
        } catch (IllegalArgumentException e) {
            problems.add(bean.type(), Objects.toString(e.getMessage(), "invalid"), e);
        }
    }

    private static <S extends @Nullable Object> Route<S> route(
            HandlerBean bean, Handler<S> handler, Options configured) {
        PathTemplate template = PathTemplate.parse(bean.annotation().value());
        Options options = Annotated.options(bean.annotation().options(), configured);
        Set<Class<?>> messages = Set.of(bean.annotation().messages());
        return new Route<>(
                template,
                new HandlerEntry<>(bean.type().getName(), template.toString(), handler, messages, options),
                bean.annotation().plain(),
                new Origins(options.allowedOrigins()),
                Annotated.roles(bean.type()));
    }

    private void announce() {
        String handlers = routes.all().stream()
                .map(route -> route.template() + " -> " + route.entry().name())
                .collect(Collectors.joining(", "));
        LOG.log(Level.INFO, () -> "Vaquero serves " + (handlers.isEmpty() ? "no handler" : handlers));
    }

    /**
     * Returns the library that runs in a web application.
     *
     * @throws ServletException if it does not
     */
    static Application of(ServletContext context) throws ServletException {
        if (context.getAttribute(ATTRIBUTE) instanceof Application application) {
            return application;
        }
        throw new ServletException("Vaquero must have started before UpgradeFilter, by its ServletContainerInitializer:"
                + " its jar must be in WEB-INF/lib, and not be left out by <absolute-ordering> in web.xml");
    }

    @Override
    public Node node() {
        return node;
    }

    Routes routes() {
        return routes;
    }

    @Override
    public ServerContainer container() {
        return required().server();
    }

    @Override
    public boolean bytes() {
        return required().transport().bytes();
    }

    private synchronized Container required() {
        Container found = container;
        if (found == null) {
            ServerContainer server = Transports.container(context);
            if (server == null) {
                throw Transports.missing(context);
            }
            found = container(server);
            container = found;
        }
        return found;
    }

    private Container container(ServerContainer server) {
        TransportProvider transport =
                Transports.choose(server, configuration.value(Configuration.TRANSPORT), context.getClassLoader());
        Runnable unwatch = transport.onServerStop(context, () -> node.drainToStop(stopTimeout));
        return new Container(server, transport, unwatch);
    }

    @Override
    public void upgrade(AcceptedHandshake<?> handshake, HttpServletResponse response) throws IOException {
        handshake.begin();
        try {
            required().transport().upgrade(handshake);
        } catch (IOException | RuntimeException | LinkageError e) {
            handshake.failed(e);
            if (!response.isCommitted()) {
                node.refused();
                response.reset();
                response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                response.setContentLength(0);
            }
        }
    }

    /** Ends every connection and releases everything. */
    void stop() {
        node.stop(stopTimeout);
        unwatch();
        close(beans);
        context.removeAttribute(Vaquero.class.getName());
        context.removeAttribute(ATTRIBUTE);
        RecordTypes.release();
    }

    private synchronized void unwatch() {
        if (container != null) {
            container.unwatch().run();
        }
    }

    private static void close(@Nullable Beans beans) {
        try {
            if (beans != null) {
                beans.close();
            }
        } catch (Exception e) {
            LOG.log(Level.WARNING, "the CDI container did not close in order", e);
        }
    }
}
