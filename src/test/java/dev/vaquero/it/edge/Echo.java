package dev.vaquero.it.edge;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import jakarta.inject.Inject;

/** Echoes, if the bus is there. */
@WebSocketHandler("/echo")
public final class Echo implements Handler<String> {
    @Inject
    private MessageBus bus;

    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept("");
    }

    @Override
    public Reply<String> websocketInit(Connection self, String state) {
        bus.subscribe("echo", self.pid());
        return Reply.of(state);
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
        return Reply.of(state, frame);
    }
}
