package dev.vaquero.testkit;

import dev.vaquero.Handler;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.internal.Annotated;
import dev.vaquero.internal.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request to call {@code init} with. A value: every method that takes something returns a changed copy. */
public final class TestRequest implements Request {
    private record Caller(String name, Set<String> roles) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    private final String path;
    private final Map<String, String> pathParameters;
    private final Map<String, String> queries;
    private final Map<String, List<String>> headers;
    private final Map<String, String> cookies;
    private final Map<String, Object> session;
    private final @Nullable Caller caller;

    private TestRequest(
            String path,
            Map<String, String> pathParameters,
            Map<String, String> queries,
            Map<String, List<String>> headers,
            Map<String, String> cookies,
            Map<String, Object> session,
            @Nullable Caller caller) {
        this.path = path;
        this.pathParameters = pathParameters;
        this.queries = queries;
        this.headers = headers;
        this.cookies = cookies;
        this.session = session;
        this.caller = caller;
    }

    /** Returns an upgrade request to {@code http://localhost} and that path. */
    public static TestRequest to(String path) {
        return new TestRequest(path, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> more = new TreeMap<>(map);
        more.put(key, value);
        return more;
    }

    /** Returns this with a parameter of the path. */
    public TestRequest pathParameter(String name, String value) {
        return new TestRequest(path, with(pathParameters, name, value), queries, headers, cookies, session, caller);
    }

    /** Returns this with a query parameter, given decoded. */
    public TestRequest queryParameter(String name, String value) {
        return new TestRequest(path, pathParameters, with(queries, name, value), headers, cookies, session, caller);
    }

    /** Returns this with one more header. */
    public TestRequest withHeader(String name, String value) {
        List<String> values = new ArrayList<>(headers(name));
        values.add(value);
        Map<String, List<String>> more = with(headers, name.toLowerCase(Locale.ROOT), values);
        return new TestRequest(path, pathParameters, queries, more, cookies, session, caller);
    }

    /** Returns this with a cookie. */
    public TestRequest withCookie(String name, String value) {
        return new TestRequest(path, pathParameters, queries, headers, with(cookies, name, value), session, caller);
    }

    /** Returns this with the subprotocols that the client offers. */
    public TestRequest offering(String... subprotocols) {
        return withHeader("Sec-WebSocket-Protocol", String.join(", ", subprotocols));
    }

    /** Returns this with an attribute of the HTTP session. */
    public TestRequest withSessionAttribute(String name, Object value) {
        return new TestRequest(path, pathParameters, queries, headers, cookies, with(session, name, value), caller);
    }

    /** Returns this with an authenticated caller in those roles. */
    public TestRequest as(String user, String... roles) {
        Caller authenticated = new Caller(user, Set.of(roles));
        return new TestRequest(path, pathParameters, queries, headers, cookies, session, authenticated);
    }

    /** Returns the roles that the caller has, of those that are asked when {@code handler} has accepted so. */
    Set<String> rolesAsked(Handler<?> handler, Upgrade.Accept<?> accept) {
        Set<String> asked = new HashSet<>(accept.roles());
        asked.addAll(Annotated.roles(handler.getClass()));
        asked.removeIf(role -> !isUserInRole(role));
        return Set.copyOf(asked);
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public int port() {
        return 80;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String path(String parameter) {
        return Parameters.path(pathParameters, parameter);
    }

    @Override
    public Map<String, String> pathParameters() {
        return Map.copyOf(pathParameters);
    }

    @Override
    public @Nullable String query() {
        List<String> parts = new ArrayList<>();
        queries.forEach((name, value) -> parts.add(encode(name) + "=" + encode(value)));
        return parts.isEmpty() ? null : String.join("&", parts);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String query(String parameter) {
        return queries.get(parameter);
    }

    @Override
    public @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    @Override
    public List<String> subprotocols() {
        List<String> offered = new ArrayList<>();
        headers("Sec-WebSocket-Protocol").forEach(value -> {
            for (String name : value.split(",")) {
                offered.add(name.strip());
            }
        });
        return offered;
    }

    @Override
    public @Nullable Principal principal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller != null && caller.roles().contains(role);
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1";
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public @Nullable Object sessionAttribute(String name) {
        return session.get(name);
    }
}
