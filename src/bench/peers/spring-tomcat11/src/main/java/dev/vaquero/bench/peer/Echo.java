package dev.vaquero.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Sends every text and binary message back; messages may be as long as a query {@code max=N} says. */
public final class Echo extends TextWebSocketHandler {
    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        URI uri = session.getUri();
        String query = uri == null ? null : uri.getQuery();
        if (query != null && query.startsWith("max=")) {
            session.setTextMessageSizeLimit(Integer.parseInt(query.substring(4)));
            session.setBinaryMessageSizeLimit(Integer.parseInt(query.substring(4)));
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
        session.sendMessage(message);
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        try {
            session.sendMessage(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
