package dev.vaquero;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Handler#init} decides: accept the upgrade, refuse it, or answer as plain HTTP. Values: immutable, every
 * method returns a changed copy.
 *
 * @param <S> the state of the connection
 */
public sealed interface Upgrade<S extends @Nullable Object> permits Upgrade.Accept, Upgrade.Answer {
    /** Accepts the upgrade; {@code state} is what {@link Handler#websocketInit} gets. */
    static <S extends @Nullable Object> Accept<S> accept(S state) {
        return new Accept<>(state, Options.of(), null, List.of(), Set.of());
    }

    /** Refuses the upgrade with that status and an empty body; {@code terminate} is not called. */
    static <S extends @Nullable Object> Answer<S> refuse(int status) {
        return refuse(Response.of(status));
    }

    /** Refuses the upgrade with that answer; {@code terminate} is not called, unless a state is given. */
    static <S extends @Nullable Object> Answer<S> refuse(Response response) {
        return new Answer<>(response, Optional.empty());
    }

    /** Answers the request as plain HTTP, without an upgrade; {@code terminate} is not called, unless a state is given. */
    static <S extends @Nullable Object> Answer<S> plain(Response response) {
        return new Answer<>(response, Optional.empty());
    }

    /**
     * Negotiates the subprotocol as Cowboy's guide does: a client that offers none is accepted without one; else the
     * first of {@code supported} that the client offers is answered; else the request is refused with 400.
     */
    static <S extends @Nullable Object> Upgrade<S> negotiate(Request request, S state, String... supported) {
        if (request.subprotocols().isEmpty()) {
            return accept(state);
        }
        Optional<String> common = request.firstSubprotocol(supported);
        return common.isPresent() ? accept(state).subprotocol(common.get()) : refuse(400);
    }

    /**
     * The upgrade is accepted.
     *
     * @param state the state for {@link Handler#websocketInit}
     * @param options options that are stronger than all other configuration
     * @param subprotocol the chosen subprotocol or null; one that the client did not offer answers 500
     * @param headers further headers of the 101 answer
     * @param roles roles that are asked at the handshake, so that {@link Connection#hasRole} can answer for them
     */
    record Accept<S extends @Nullable Object>(
            S state,
            Options options,
            @Nullable String subprotocol,
            List<Map.Entry<String, String>> headers,
            Set<String> roles)
            implements Upgrade<S> {
        /** Copies the headers and roles and checks them; allowed origins are refused, since they are checked before. */
        public Accept {
            if (options.keys().contains(Options.Key.ALLOWED_ORIGINS)) {
                throw new IllegalArgumentException(
                        "option must be one that can be set after the origin check but was allowed-origins");
            }
            headers = List.copyOf(headers);
            headers.forEach(h -> Headers.check(h.getKey(), h.getValue()));
            roles = Set.copyOf(roles);
        }

        /**
         * Returns this with {@code options} put over those given before.
         *
         * @throws IllegalArgumentException if allowed origins are among them, which are checked before {@code init}
         */
        public Accept<S> options(Options more) {
            return new Accept<>(state, more.over(options), subprotocol, headers, roles);
        }

        /** Returns this with the chosen subprotocol, as the client spelled it. */
        public Accept<S> subprotocol(String name) {
            return new Accept<>(state, options, name, headers, roles);
        }

        /**
         * Returns this with one more header of the 101 answer.
         *
         * @throws IllegalArgumentException if the name is no token, or the value has a control character or one beyond
         *     Latin-1
         */
        public Accept<S> header(String name, String value) {
            List<Map.Entry<String, String>> more = new ArrayList<>(headers);
            more.add(Map.entry(name, value));
            return new Accept<>(state, options, subprotocol, more, roles);
        }

        /**
         * Returns this with one more cookie, without attributes; {@link #header} with Set-Cookie takes those.
         *
         * @throws IllegalArgumentException if the name is no token, or the value is none of a cookie (RFC 6265, 4.1.1): it
         *     may have no spaces, commas, semicolons, backslashes or quotes, and nothing beyond ASCII
         */
        public Accept<S> cookie(String name, String value) {
            Headers.checkCookie(name, value);
            return header("Set-Cookie", name + "=" + value);
        }

        /** Returns this with roles that {@link Connection#hasRole} shall know. */
        public Accept<S> roles(String... names) {
            Set<String> more = new LinkedHashSet<>(roles);
            more.addAll(List.of(names));
            return new Accept<>(state, options, subprotocol, headers, more);
        }
    }

    /**
     * The request is answered without an upgrade.
     *
     * @param response the HTTP answer
     * @param stateful holds the state if {@code terminate} is to be called with {@link Reason.Normal}
     */
    record Answer<S extends @Nullable Object>(Response response, Optional<State<S>> stateful) implements Upgrade<S> {
        /** Returns this with a state, so that {@code terminate} is called after the answer. */
        public <T extends @Nullable Object> Answer<T> state(T state) {
            return new Answer<>(response, Optional.of(new State<>(state)));
        }
    }

    /**
     * A state that may be null.
     *
     * @param value the state
     */
    record State<S extends @Nullable Object>(S value) {}
}
