package dev.vaquero.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of an application, the closest match first. */
final class Routes {
    private final List<Route<?>> routes;

    Routes(List<Route<?>> routes) {
        this.routes =
                routes.stream().sorted(Comparator.comparing(Route::template)).toList();
    }

    /** Returns the handler for a request, or null. */
    @Nullable
    Match match(HttpServletRequest request) {
        String path = path(request);
        for (Route<?> route : routes) {
            Map<String, String> parameters = route.template().match(path);
            if (parameters != null) {
                return new Match(route, path, parameters);
            }
        }
        return null;
    }

    /**
     * Returns the path below the context path, decoded. The container's own form of it is what its security constraints
     * were applied to; only of a path with a slash at its end a container may have made a welcome page.
     */
    static String path(HttpServletRequest request) {
        String raw = request.getRequestURI().substring(request.getContextPath().length());
        if (raw.endsWith("/") && raw.chars().noneMatch(c -> "%;.\\".indexOf(c) >= 0) && !raw.contains("//")) {
            return raw;
        }
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    /** Returns the URL patterns that hold every path of a handler. */
    String[] urlPatterns() {
        return routes.stream()
                .map(route -> route.template().urlPattern())
                .distinct()
                .toArray(String[]::new);
    }

    List<Route<?>> all() {
        return routes;
    }
}
