package dev.vaquero.bench.peer;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends every text back from another thread. */
@WebSocket(path = "/relay")
public final class Relay {
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @OnTextMessage
    @NonBlocking
    void text(String message, WebSocketConnection connection) {
        other.execute(() -> connection.sendText(message).subscribe().with(sent -> {}));
    }
}
