package dev.vaquero.bench.app;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import org.jspecify.annotations.Nullable;

/** Sends every text and binary message back. */
@WebSocketHandler(value = "/echo", options = "idle-timeout=infinity")
public final class Echo implements Handler<@Nullable Void> {
    @Override
    public Upgrade<@Nullable Void> init(Request request) {
        return Upgrade.accept(null);
    }

    @Override
    public Reply<@Nullable Void> websocketHandle(Connection self, Frame frame, @Nullable Void state) {
        return frame instanceof Frame.Text || frame instanceof Frame.Binary ? Reply.of(null, frame) : Reply.of(null);
    }
}
