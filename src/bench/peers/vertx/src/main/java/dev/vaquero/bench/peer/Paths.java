package dev.vaquero.bench.peer;

import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.ServerWebSocket;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the server does on each path. */
final class Paths {
    private static final ExecutorService OTHER = Executors.newSingleThreadExecutor();
    private static final String TOPIC = "bench";
    private static final String PUBLISH = "pub:";

    private Paths() {}

    /** Sends every text and binary message back. */
    static void echo(ServerWebSocket socket) {
        socket.textMessageHandler(socket::writeTextMessage);
        socket.binaryMessageHandler(socket::writeBinaryMessage);
    }

    /** A topic: the text {@code pub:X} from one goes as {@code X} to all. */
    static void topic(ServerWebSocket socket, EventBus bus) {
        consume(socket, bus, TOPIC);
        socket.textMessageHandler(message -> {
            if (message.startsWith(PUBLISH)) {
                bus.publish(TOPIC, message.substring(PUBLISH.length()));
            }
        });
    }

    /** Sends every text back by way of another thread and the event bus. */
    static void relay(ServerWebSocket socket, EventBus bus) {
        String address = UUID.randomUUID().toString();
        consume(socket, bus, address);
        socket.textMessageHandler(message -> OTHER.execute(() -> bus.send(address, message)));
    }

    private static void consume(ServerWebSocket socket, EventBus bus, String address) {
        MessageConsumer<String> consumer =
                bus.localConsumer(address, message -> socket.writeTextMessage(message.body()));
        socket.closeHandler(closed -> consumer.unregister());
    }
}
