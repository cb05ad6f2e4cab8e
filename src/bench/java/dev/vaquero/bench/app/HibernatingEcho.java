package dev.vaquero.bench.app;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import org.jspecify.annotations.Nullable;

/** Sends every text and binary message back, and hibernates after each. */
@WebSocketHandler(value = "/echo-hibernate", options = "idle-timeout=infinity")
public final class HibernatingEcho implements Handler<@Nullable Void> {
    @Override
    public Upgrade<@Nullable Void> init(Request request) {
        return Upgrade.accept(null);
    }

    @Override
    public Reply<@Nullable Void> websocketHandle(Connection self, Frame frame, @Nullable Void state) {
        return Reply.of(state, frame).hibernate();
    }
}
