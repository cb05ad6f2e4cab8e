package dev.vaquero.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request of a container, by what a test sets; asking it for anything else fails. */
final class FakeRequest {
    private final Map<String, List<String>> headers = new HashMap<>();
    private final Map<String, @Nullable Object> answers = new HashMap<>();
    private Set<String> roles = Set.of();

    FakeRequest() {
        answers.put("getMethod", "GET");
        answers.put("getProtocol", "HTTP/1.1");
        answers.put("getScheme", "http");
        answers.put("getServerName", "example.org");
        answers.put("getServerPort", 80);
        answers.put("getContextPath", "");
        answers.put("getPathInfo", null);
        answers.put("getQueryString", null);
        answers.put("getRemoteAddr", "192.0.2.1");
        answers.put("isSecure", false);
        answers.put("getUserPrincipal", null);
        answers.put("getCookies", null);
        answers.put("getSession", null);
        path("/");
    }

    /** Returns a valid handshake. */
    static FakeRequest handshake() {
        return new FakeRequest()
                .header("Upgrade", "websocket")
                .header("Connection", "keep-alive, Upgrade")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    FakeRequest with(String accessor, @Nullable Object answer) {
        answers.put(accessor, answer);
        return this;
    }

    FakeRequest path(String path) {
        return with("getRequestURI", path).with("getServletPath", path);
    }

    FakeRequest header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                .add(value);
        return this;
    }

    FakeRequest without(String name) {
        headers.remove(name.toLowerCase(Locale.ROOT));
        return this;
    }

    FakeRequest cookie(String name, String value) {
        return with("getCookies", new Cookie[] {new Cookie(name, value)});
    }

    FakeRequest roles(String... names) {
        roles = Set.of(names);
        return this;
    }

    HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, args) -> {
                    String name = method.getName();
                    if (name.equals("getHeaders")) {
                        return Collections.enumeration(values((String) args[0]));
                    }
                    if (name.equals("getHeader")) {
                        return values((String) args[0]).stream().findFirst().orElse(null);
                    }
                    if (name.equals("isUserInRole")) {
                        return roles.contains(args[0]);
                    }
                    if (!answers.containsKey(name)) {
                        throw new AssertionError("not set: " + method);
                    }
                    return answers.get(name);
                });
    }

    private List<String> values(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
