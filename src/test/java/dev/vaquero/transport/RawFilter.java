package dev.vaquero.transport;

import dev.vaquero.spi.TransportProvider;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.util.Comparator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The application of these tests: upgrades what asks for it, and answers what happened to its connections. */
public final class RawFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Called by the container. */
    public RawFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Counters counters = Counters.of(String.valueOf(request.getParameter("id")));
        if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            upgrade(request, response, counters);
            return;
        }
        switch (request.getServletPath()) {
            case "/resume" -> {
                counters.open.forEach(RawConnection::awaitReadable);
                counters.listeners.forEach(FrameEcho::onReadable);
            }
            case "/close" -> counters.open.forEach(RawConnection::close);
            case "/fin" -> counters.open.forEach(RawConnection::shutdownOutput);
            default -> response.setHeader("X-Transport", provider(request, null).name());
        }
        response.getWriter().print(counters + " container=" + ContainerCounts.connections(request));
    }

    private void upgrade(HttpServletRequest request, HttpServletResponse response, Counters counters)
            throws IOException {
        String path = request.getServletPath();
        long flood = Long.parseLong(parameter(request, "flood", "0"));
        int room = Integer.parseInt(parameter(request, "room", "16384"));
        ServerContainer container = container(request);
        provider(request, request.getParameter("transport"))
                .upgrade(new RawHandshake(
                        request,
                        response,
                        container,
                        stream -> {
                            RawConnection connection = new RawConnection(stream, path, flood, room, counters);
                            connection.start();
                            return connection;
                        },
                        frames -> new FrameEcho(path, counters).start(frames),
                        counters));
    }

    private static String parameter(HttpServletRequest request, String name, String otherwise) {
        String value = request.getParameter(name);
        return value == null ? otherwise : value;
    }

    private static ServerContainer container(HttpServletRequest request) {
        return (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
    }

    private static TransportProvider provider(HttpServletRequest request, @Nullable String name) {
        ServerContainer container = container(request);
        return ServiceLoader.load(TransportProvider.class, RawFilter.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(TransportProvider::rank))
                .filter(candidate -> name == null || name.equals(candidate.name()))
                .filter(candidate -> candidate.supports(container))
                .findFirst()
                .orElseThrow();
    }
}
