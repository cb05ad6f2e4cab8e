package dev.vaquero.bench.peer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Sends every text back from another thread. */
public final class Relay extends TextWebSocketHandler {
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final Members members = new Members();

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        members.add(session);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        other.execute(() -> members.sendTo(session, message));
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        members.remove(session);
    }
}
