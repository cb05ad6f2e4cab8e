package dev.vaquero.servlet;

import dev.vaquero.Response;
import dev.vaquero.internal.codec.ExtensionOffer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules for a client's opening handshake (RFC 6455, 4.2.1; RFC 8441, 4). */
final class HandshakeCheck {
    private static final String NEEDED = "this address speaks WebSocket (RFC 6455): an upgrade is needed";

    private HandshakeCheck() {}

    /** Tells whether a request asks for an upgrade to WebSocket, well or badly. */
    static boolean upgrade(HttpServletRequest request) {
        return http2(request)
                ? request.getMethod().equals("CONNECT")
                : !request.getProtocol().equals("HTTP/1.0") && names(request, "Upgrade", "websocket");
    }

    /** Returns the answer to a request for an upgrade that is not as the RFC wants it, or null if it is. */
    static @Nullable Response refusal(HttpServletRequest request) {
        if (!http2(request)) {
            if (!request.getMethod().equals("GET")) {
                return bad(request, "the method of a WebSocket handshake must be GET");
            }
            if (!names(request, "Connection", "upgrade")) {
                return bad(request, "the Connection header must name upgrade");
            }
        }
        List<String> versions = values(request, "Sec-WebSocket-Version");
        if (versions.size() != 1) {
            return bad(request, "there must be one Sec-WebSocket-Version header");
        }
        if (!versions.get(0).strip().equals("13")) {
            return answer(request, 426, "the WebSocket version must be 13");
        }
        if (!http2(request) && !key(values(request, "Sec-WebSocket-Key"))) {
            return bad(request, "there must be one Sec-WebSocket-Key header, base64 of 16 bytes");
        }
        return offers(request) == null ? bad(request, "the Sec-WebSocket-Extensions header is malformed") : null;
    }

    /** Returns the answer to a request that is no upgrade. */
    static Response upgradeNeeded(HttpServletRequest request) {
        return answer(request, 426, NEEDED);
    }

    private static Response bad(HttpServletRequest request, String phrase) {
        return answer(request, 400, phrase);
    }

    /** HTTP/2 forbids headers of the connection (RFC 9113, 8.2.2). */
    private static Response answer(HttpServletRequest request, int status, String phrase) {
        Response answer =
                Response.of(status).header("Sec-WebSocket-Version", "13").body(phrase + "\n");
        return http2(request) ? answer : answer.header("Upgrade", "websocket").header("Connection", "Upgrade");
    }

    /** Returns the extensions that the client offers, or null if the header is malformed. */
    static @Nullable List<ExtensionOffer> offers(HttpServletRequest request) {
        String header = String.join(",", values(request, "Sec-WebSocket-Extensions"));
        try {
            return header.isEmpty() ? List.of() : ExtensionOffer.parse(header);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns the members of a list header, over all its values, in order. */
    static List<String> members(HttpServletRequest request, String header) {
        return values(request, header).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .toList();
    }

    static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }

    private static boolean names(HttpServletRequest request, String header, String token) {
        return members(request, header).stream()
                .anyMatch(member -> member.toLowerCase(Locale.ROOT).equals(token));
    }

    private static boolean http2(HttpServletRequest request) {
        return request.getProtocol().startsWith("HTTP/2");
    }

    private static boolean key(List<String> keys) {
        try {
            return keys.size() == 1
                    && keys.get(0).strip().length() == 24
                    && Base64.getDecoder().decode(keys.get(0).strip()).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
