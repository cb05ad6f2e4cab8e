package dev.vaquero.bench.raw;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** A topic by async send: the text {@code pub:X} from one goes as {@code X} to all. */
@ServerEndpoint("/sub-async")
public final class AsyncTopic {
    @OnOpen
    public void open(Session session) {
        Sessions.open(session);
        Members.ALL.add(session);
    }

    @OnMessage
    public void text(String message) {
        Members.publish(message, (member, text) -> member.getAsyncRemote().sendText(text));
    }

    @OnClose
    public void close(Session session) {
        Members.ALL.remove(session);
    }
}
