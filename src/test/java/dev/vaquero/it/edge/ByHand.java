package dev.vaquero.it.edge;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** An endpoint that the application has beside its handlers: echoes texts as long as the container allows by default. */
@ServerEndpoint("/by-hand")
public final class ByHand {
    /** Echoes. */
    @OnMessage
    public String text(String message) {
        return message;
    }
}
