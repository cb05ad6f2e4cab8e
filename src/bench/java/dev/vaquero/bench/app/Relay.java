package dev.vaquero.bench.app;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Sends every message back by way of another thread and the bus. */
@WebSocketHandler(value = "/relay", options = "idle-timeout=infinity")
public final class Relay implements Handler<@Nullable Void> {
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final MessageBus bus;

    @Inject
    Relay(MessageBus bus) {
        this.bus = bus;
    }

    @Override
    public Upgrade<@Nullable Void> init(Request request) {
        return Upgrade.accept(null);
    }

    @Override
    public Reply<@Nullable Void> websocketHandle(Connection self, Frame frame, @Nullable Void state) {
        other.execute(() -> bus.send(self.pid(), frame));
        return Reply.of(null);
    }

    @Override
    public Reply<@Nullable Void> websocketInfo(Connection self, Object info, @Nullable Void state) {
        return Reply.of(null, (Frame) info);
    }

    @PreDestroy
    void stop() {
        other.shutdown();
    }
}
