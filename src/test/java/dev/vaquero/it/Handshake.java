package dev.vaquero.it;

import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP request that asks for the upgrade; every part of it can be changed. */
final class Handshake {
    /** A key and what RFC 6455 makes of it. */
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final StringBuilder repeated = new StringBuilder();
    private String method = "GET";
    private String version = "HTTP/1.1";

    Handshake(String path) {
        this.path = path;
        headers.put("Host", "localhost");
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.put("Sec-WebSocket-Key", KEY);
        headers.put("Sec-WebSocket-Version", "13");
    }

    Handshake with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds a header once more. */
    Handshake and(String name, String value) {
        repeated.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Handshake without(String name) {
        headers.remove(name);
        return this;
    }

    Handshake method(String changed) {
        method = changed;
        return this;
    }

    Handshake version(String changed) {
        version = changed;
        return this;
    }

    byte[] bytes() {
        StringBuilder request = new StringBuilder(method + " " + path + " " + version + "\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return Wire.utf8(request.append(repeated).append("\r\n").toString());
    }
}
