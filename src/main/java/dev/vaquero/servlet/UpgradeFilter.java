package dev.vaquero.servlet;

import dev.vaquero.Response;
import dev.vaquero.Vaquero;
import dev.vaquero.WebSocketHandler.Plain;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Leads requests on the paths of handlers to their {@code init} and on to the upgrade; all others go down the chain.
 *
 * <p>The library installs it by itself, after the filters of the application and only on the paths of its handlers. An
 * application that wants it elsewhere in the chain declares it in {@code web.xml} or with {@code addFilter}, with a mapping
 * to the paths of its handlers; then the library does not install it, and it acts at most once on a request.
 */
public final class UpgradeFilter implements Filter {
    private static final String SEEN = UpgradeFilter.class.getName() + ".seen";
    private static final String RETRY_SECONDS = "5";

    /** Set by init, before any request. */
    private @Nullable Application application;

    /** For the container. */
    public UpgradeFilter() {}

    /**
     * Returns the library as it runs in a web application, for what a container does not inject. Beans, and on Jetty and
     * Tomcat servlets and filters, have {@code @Inject MessageBus} or {@code @Inject Vaquero} instead.
     *
     * @throws IllegalStateException if it does not run there
     */
    public static Vaquero vaquero(ServletContext context) {
        if (context.getAttribute(Vaquero.class.getName()) instanceof Vaquero vaquero) {
            return vaquero;
        }
        throw new IllegalStateException("Vaquero must have started but has not, or has stopped");
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        application = Application.of(config.getServletContext());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Application running = application;
        if (running == null
                || !(request instanceof HttpServletRequest http)
                || !(response instanceof HttpServletResponse answer)
                || request.getAttribute(SEEN) != null) {
            chain.doFilter(request, response);
            return;
        }
        Match match = running.routes().match(http);
        if (match == null) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(SEEN, Boolean.TRUE);
        if (HandshakeCheck.upgrade(http)) {
            upgrade(running, match.route(), match, http, answer);
        } else {
            plain(running, match.route(), match, http, answer, chain);
        }
    }

    private static <S extends @Nullable Object> void upgrade(
            Application running, Route<S> route, Match match, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Response refusal = refusal(running, route, request);
        if (refusal == null) {
            new Exchange<>(running, route, match, request, response).upgrade();
        } else {
            running.node().refused();
            Answers.write(refusal, response);
        }
    }

    private static @Nullable Response refusal(Application running, Route<?> route, HttpServletRequest request) {
        Response refusal = HandshakeCheck.refusal(request);
        if (refusal != null) {
            return refusal;
        }
        if (!route.origins().allow(HandshakeCheck.values(request, "Origin"), request)) {
            return Response.of(HttpServletResponse.SC_FORBIDDEN).body("the origin may not connect\n");
        }
        return running.node().accepting()
                ? null
                : Response.of(HttpServletResponse.SC_SERVICE_UNAVAILABLE).header("Retry-After", RETRY_SECONDS);
    }

    private static <S extends @Nullable Object> void plain(
            Application running,
            Route<S> route,
            Match match,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (route.plain() == Plain.PASS) {
            chain.doFilter(request, response);
        } else if (route.plain() == Plain.INIT) {
            new Exchange<>(running, route, match, request, response).plain();
        } else {
            Answers.write(HandshakeCheck.upgradeNeeded(request), response);
        }
    }
}
