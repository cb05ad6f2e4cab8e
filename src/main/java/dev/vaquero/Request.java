package dev.vaquero;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that asked for the connection.
 *
 * <p>In {@code init} everything is there, read from the container on its thread. Afterwards, in {@code terminate}, it
 * is a snapshot without any link to the container: method, scheme, host, port, path, path parameters, query and remote
 * address, and of headers and cookies what the {@link RequestFilter} kept. Asking a snapshot for what it did not keep
 * throws {@link IllegalStateException} with the cure.
 */
public interface Request {
    /** Returns the method, {@code GET} for every upgrade over HTTP/1.1 ({@code CONNECT} over HTTP/2). */
    String method();

    /** Returns {@code http} or {@code https}, as the container reports it. */
    String scheme();

    /** Returns the host that the client addressed, without the port. */
    String host();

    /** Returns the port that the client addressed. */
    int port();

    /** Returns the path below the context path, decoded. */
    String path();

    /**
     * Returns the value of a parameter of the handler's path, decoded.
     *
     * @throws IllegalArgumentException if the handler's path has no such parameter
     */
    String path(String parameter);

    /** Returns all parameters of the handler's path. */
    Map<String, String> pathParameters();

    /** Returns the query as it was sent, without the question mark; null if there was none. */
    @Nullable
    String query();

    /** Returns the first value of a query parameter, decoded; null if it is absent. */
    @Nullable
    String query(String parameter);

    /** Returns the first value of a header, by case-insensitive name; null if it is absent. */
    @Nullable
    String header(String name);

    /** Returns all values of a header, in order. */
    List<String> headers(String name);

    /** Returns the value of a cookie; null if it is absent. */
    @Nullable
    String cookie(String name);

    /** Returns the subprotocols that the client offers, in its order and spelling; empty if there are none. */
    List<String> subprotocols();

    /** Returns the first of {@code supported} that the client offers. */
    default Optional<String> firstSubprotocol(String... supported) {
        return List.of(supported).stream()
                .filter(name -> subprotocols().contains(name))
                .findFirst();
    }

    /** Returns the authenticated caller; null if there is none. Only in {@code init}. */
    @Nullable
    Principal principal();

    /** Tells whether the caller has the role. Only in {@code init}. */
    boolean isUserInRole(String role);

    /** Returns the address of the peer as the container reports it. */
    String remoteAddress();

    /** Tells whether the request came over TLS, as the container reports it. */
    boolean secure();

    /** Returns an attribute of the HTTP session; null if there is no session or attribute. Only in {@code init}. */
    @Nullable
    Object sessionAttribute(String name);
}
