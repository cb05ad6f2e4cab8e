package dev.vaquero.bench.raw;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A topic by blocking send: the text {@code pub:X} from one goes as {@code X} to all. */
@ServerEndpoint("/sub")
public final class Topic {
    @OnOpen
    public void open(Session session) {
        Sessions.open(session);
        Members.ALL.add(session);
    }

    @OnMessage
    public void text(String message) {
        Members.publish(message, Topic::send);
    }

    @OnClose
    public void close(Session session) {
        Members.ALL.remove(session);
    }

    private static void send(Session member, String text) {
        synchronized (member) {
            try {
                member.getBasicRemote().sendText(text);
            } catch (IOException e) {
                Members.ALL.remove(member);
                throw new UncheckedIOException(e);
            }
        }
    }
}
