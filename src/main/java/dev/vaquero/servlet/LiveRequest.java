package dev.vaquero.servlet;

import dev.vaquero.Request;
import dev.vaquero.internal.Parameters;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The container's request, as {@code init} sees it; unusable afterwards. */
final class LiveRequest implements Request {
    private final Match match;
    /** Null after init; a request that was kept may be asked on any thread. */
    private volatile @Nullable HttpServletRequest request;

    LiveRequest(HttpServletRequest request, Match match) {
        this.request = request;
        this.match = match;
    }

    /** Cuts the link to the container: every later question is refused. */
    void detach() {
        request = null;
    }

    private HttpServletRequest request() {
        HttpServletRequest live = request;
        if (live == null) {
            throw new IllegalStateException(
                    "the request of init can be asked only in init: put what is needed later into the state");
        }
        return live;
    }

    @Override
    public String method() {
        return request().getMethod();
    }

    @Override
    public String scheme() {
        return request().getScheme();
    }

    @Override
    public String host() {
        return request().getServerName();
    }

    @Override
    public int port() {
        return request().getServerPort();
    }

    @Override
    public String path() {
        return match.path();
    }

    @Override
    public String path(String parameter) {
        return Parameters.path(match.parameters(), parameter);
    }

    @Override
    public Map<String, String> pathParameters() {
        return match.parameters();
    }

    @Override
    public @Nullable String query() {
        return request().getQueryString();
    }

    @Override
    public @Nullable String query(String parameter) {
        return Parameters.query(query(), parameter);
    }

    @Override
    public @Nullable String header(String name) {
        return request().getHeader(name);
    }

    @Override
    public List<String> headers(String name) {
        return HandshakeCheck.values(request(), name);
    }

    @Override
    public @Nullable String cookie(String name) {
        Cookie[] cookies = request().getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    @Override
    public List<String> subprotocols() {
        return HandshakeCheck.members(request(), "Sec-WebSocket-Protocol");
    }

    @Override
    public @Nullable Principal principal() {
        return request().getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return request().isUserInRole(role);
    }

    @Override
    public String remoteAddress() {
        return request().getRemoteAddr();
    }

    @Override
    public boolean secure() {
        return request().isSecure();
    }

    @Override
    public @Nullable Object sessionAttribute(String name) {
        HttpSession session = request().getSession(false);
        return session == null ? null : session.getAttribute(name);
    }
}
