package dev.vaquero.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request whose Upgrade header names WebSocket alone: not every container finds it in a list of protocols. */
final class OneUpgrade extends HttpServletRequestWrapper {
    private static final String UPGRADE = "Upgrade";
    private static final String WEB_SOCKET = "websocket";

    private OneUpgrade(HttpServletRequest request) {
        super(request);
    }

    /** Returns the request as a container understands it. */
    static HttpServletRequest of(HttpServletRequest request) {
        List<String> protocols = HandshakeCheck.values(request, UPGRADE);
        boolean plain = protocols.isEmpty()
                || (protocols.size() == 1 && protocols.get(0).equalsIgnoreCase(WEB_SOCKET));
        return plain ? request : new OneUpgrade(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(UPGRADE) ? WEB_SOCKET : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(UPGRADE) ? Collections.enumeration(List.of(WEB_SOCKET)) : super.getHeaders(name);
    }
}
