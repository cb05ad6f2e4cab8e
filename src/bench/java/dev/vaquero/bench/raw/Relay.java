package dev.vaquero.bench.raw;

import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends every text back by async send on another thread. */
@ServerEndpoint("/relay")
public final class Relay {
    private static final ExecutorService OTHER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        return thread;
    });

    @OnOpen
    public void open(Session session) {
        Sessions.open(session);
    }

    @OnMessage
    public void text(Session session, String message) {
        OTHER.execute(() -> session.getAsyncRemote().sendText(message));
    }
}
