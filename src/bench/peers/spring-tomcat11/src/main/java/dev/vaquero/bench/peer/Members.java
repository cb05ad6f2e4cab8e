package dev.vaquero.bench.peer;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.SessionLimitExceededException;

/** Sessions that several threads may send to; one that takes no more is let go. */
final class Members {
    private static final int MOST_MILLIS = 10_000;
    private static final int MOST_BYTES = 512 * 1024;

    private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();

    void add(WebSocketSession session) {
        sessions.put(session.getId(), new ConcurrentWebSocketSessionDecorator(session, MOST_MILLIS, MOST_BYTES));
    }

    void remove(WebSocketSession session) {
        sessions.remove(session.getId());
    }

    void sendAll(TextMessage message) {
        sessions.values().forEach(member -> send(member, message));
    }

    void sendTo(WebSocketSession session, TextMessage message) {
        WebSocketSession member = sessions.get(session.getId());
        if (member != null) {
            send(member, message);
        }
    }

    private void send(WebSocketSession member, TextMessage message) {
        try {
            member.sendMessage(message);
        } catch (IOException | SessionLimitExceededException e) {
            remove(member);
        }
    }
}
