package dev.vaquero.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Sends every text and binary message back. */
public final class Echo extends TextWebSocketHandler {
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
