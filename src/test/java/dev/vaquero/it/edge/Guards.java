package dev.vaquero.it.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters of an application: two that let nobody through without a header, and one that logs users in. */
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

    /** Takes the user from a header, and from another that the request came over TLS; declared in {@code web.xml}. */
    public static class Login extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String user = request.getHeader("X-User");
            chain.doFilter(user == null ? request : new LoggedIn(request, user), response);
        }
    }

    /** A request of a user who has every role but that of a guest. */
    private static final class LoggedIn extends HttpServletRequestWrapper {
        private final String user;

        LoggedIn(HttpServletRequest request, String user) {
            super(request);
            this.user = user;
        }

        @Override
        public Principal getUserPrincipal() {
            return new User(user);
        }

        @Override
        public boolean isUserInRole(String role) {
            return !role.equals("guest");
        }

        @Override
        public boolean isSecure() {
            return "https".equals(getHeader("X-Forwarded-Proto"));
        }
    }

    /** Somebody who is known by name. */
    private record User(String name) implements Principal {
        @Override
        public String getName() {
            return name;
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
