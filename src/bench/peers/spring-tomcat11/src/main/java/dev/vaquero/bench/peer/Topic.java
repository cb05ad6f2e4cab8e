package dev.vaquero.bench.peer;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** A topic: the text {@code pub:X} from one goes as {@code X} to all. */
public final class Topic extends TextWebSocketHandler {
    private static final String PUBLISH = "pub:";

    private final Members members = new Members();

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        members.add(session);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        if (message.getPayload().startsWith(PUBLISH)) {
            members.sendAll(new TextMessage(message.getPayload().substring(PUBLISH.length())));
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        members.remove(session);
    }
}
