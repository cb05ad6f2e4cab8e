package dev.vaquero.bench.raw;

import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/** An echo by async send. */
@ServerEndpoint("/echo-async")
public final class AsyncEcho {
    @OnOpen
    public void open(Session session) {
        Sessions.open(session);
    }

    @OnMessage
    public void text(Session session, String message) {
        session.getAsyncRemote().sendText(message);
    }

    @OnMessage
    public void binary(Session session, ByteBuffer message) {
        session.getAsyncRemote().sendBinary(message);
    }
}
