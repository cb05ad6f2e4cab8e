package dev.vaquero.bench.raw;

import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/** An echo by returned value. */
@ServerEndpoint("/echo")
public final class Echo {
    @OnOpen
    public void open(Session session) {
        Sessions.open(session);
    }

    @OnMessage
    public String text(String message) {
        return message;
    }

    @OnMessage
    public ByteBuffer binary(ByteBuffer message) {
        return message;
    }
}
