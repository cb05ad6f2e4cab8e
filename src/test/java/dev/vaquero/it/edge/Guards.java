package dev.vaquero.it.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters that let nobody through without a header. */
public final class Guards {
    private Guards() {}

    /** Rejects; declared in {@code web.xml}. */
    public static class Reject extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getHeader("X-Pass") == null) {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    /** Adds such a filter in code. */
    public static final class Initializer implements ServletContainerInitializer {
        @Override
        public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) {
            context.addFilter("added", new Reject())
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/guarded/*");
        }
    }
}
