package dev.vaquero.bench.bus;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;

/** Vert.x's event bus, with local consumers and messages that are passed as they are. */
final class VertxBus implements Contender {
    private static final class AsItIs implements MessageCodec<Arrivals, Arrivals> {
        @Override
        public void encodeToWire(Buffer buffer, Arrivals message) {
            throw new UnsupportedOperationException("messages stay on this node");
        }

        @Override
        public Arrivals decodeFromWire(int position, Buffer buffer) {
            throw new UnsupportedOperationException("messages stay on this node");
        }

        @Override
        public Arrivals transform(Arrivals message) {
            return message;
        }

        @Override
        public String name() {
            return "as it is";
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(Runtime.getRuntime().availableProcessors()));
    private final EventBus bus = vertx.eventBus();

    VertxBus(int receivers) {
        bus.registerDefaultCodec(Arrivals.class, new AsItIs());
        bus.<Arrivals>localConsumer("first", message -> message.body().arrived());
        for (int i = 0; i < receivers; i++) {
            bus.<Arrivals>localConsumer("topic", message -> message.body().arrived());
        }
    }

    @Override
    public void send(Arrivals message) {
        bus.send("first", message);
    }

    @Override
    public void publish(Arrivals message) {
        bus.publish("topic", message);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
