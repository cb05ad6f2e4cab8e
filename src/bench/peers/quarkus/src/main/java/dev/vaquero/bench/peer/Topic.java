package dev.vaquero.bench.peer;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.mutiny.Uni;

/** A topic: the text {@code pub:X} from one goes as {@code X} to all. */
@WebSocket(path = "/sub")
public final class Topic {
    private static final String PUBLISH = "pub:";

    @OnTextMessage(broadcast = true)
    Uni<String> text(String message) {
        return message.startsWith(PUBLISH)
                ? Uni.createFrom().item(message.substring(PUBLISH.length()))
                : Uni.createFrom().nullItem();
    }
}
