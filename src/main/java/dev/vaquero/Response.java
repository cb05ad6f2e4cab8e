package dev.vaquero;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An HTTP answer that {@code init} gives instead of an upgrade. A value: immutable, usable on any thread.
 *
 * @param status the status code, 200 to 599
 * @param headers the headers in order; a name may occur several times
 * @param body the body, sent as UTF-8; empty for none. Without a {@code Content-Type} header it is
 *     {@code text/plain;charset=UTF-8}
 */
public record Response(int status, List<Map.Entry<String, String>> headers, String body) {
    /**
     * Checks the status and the headers, which are copied.
     *
     * @throws IllegalArgumentException if the status is not 200..599, or a header is none
     */
    public Response {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200..599 but was " + status);
        }
        headers = List.copyOf(headers);
        headers.forEach(h -> Headers.check(h.getKey(), h.getValue()));
        Objects.requireNonNull(body, "body");
    }

    /**
     * Returns an answer with that status, no headers and no body.
     *
     * @throws IllegalArgumentException if the status is not 200..599
     */
    public static Response of(int status) {
        return new Response(status, List.of(), "");
    }

    /**
     * Returns this answer with one header more.
     *
     * @throws IllegalArgumentException if the name is no token, or the value has a control character or one beyond Latin-1
     */
    public Response header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Response(status, more, body);
    }

    /** Returns this answer with that body. */
    public Response body(String text) {
        return new Response(status, headers, text);
    }
}
