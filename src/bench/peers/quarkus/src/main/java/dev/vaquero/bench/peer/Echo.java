package dev.vaquero.bench.peer;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Sends every text and binary message back, on the event loop. */
@WebSocket(path = "/echo")
public final class Echo {
    @OnTextMessage
    Uni<String> text(String message) {
        return Uni.createFrom().item(message);
    }

    @OnBinaryMessage
    Uni<Buffer> binary(Buffer message) {
        return Uni.createFrom().item(message);
    }
}
