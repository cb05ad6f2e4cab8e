package dev.vaquero.bench.app;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** A topic: the text {@code pub:X} from one goes as {@code X} to all. */
@WebSocketHandler(value = "/sub", options = "idle-timeout=infinity")
public class Topic implements Handler<@Nullable Void> {
    private static final String TOPIC = "bench";
    private static final String PUBLISH = "pub:";

    private final MessageBus bus;

    @Inject
    Topic(MessageBus bus) {
        this.bus = bus;
    }

    @Override
    public Upgrade<@Nullable Void> init(Request request) {
        return Upgrade.accept(null);
    }

    @Override
    public Reply<@Nullable Void> websocketInit(Connection self, @Nullable Void state) {
        bus.subscribe(TOPIC, self.pid());
        return Reply.of(null);
    }

    @Override
    public Reply<@Nullable Void> websocketHandle(Connection self, Frame frame, @Nullable Void state) {
        if (frame instanceof Frame.Text text && text.value().startsWith(PUBLISH)) {
            bus.publish(TOPIC, Frame.text(text.value().substring(PUBLISH.length())));
        }
        return Reply.of(null);
    }

    @Override
    public Reply<@Nullable Void> websocketInfo(Connection self, Object info, @Nullable Void state) {
        return Reply.of(null, (Frame) info);
    }
}
