package dev.vaquero.servlet;

import dev.vaquero.internal.Node;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;

/** What an {@link Exchange} needs of its application. */
interface Upgrader {
    Node node();

    /**
     * Returns the server's WebSocket side.
     *
     * @throws IllegalStateException if it has none
     */
    ServerContainer container();

    /** Tells whether connections come as bytes. */
    boolean bytes();

    /** Hands an accepted upgrade to the container; if that fails, it is terminated and answered 500. */
    void upgrade(AcceptedHandshake<?> handshake, HttpServletResponse response) throws IOException;
}
