package dev.vaquero.it.autobahn;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

/** Sends every message back, of up to 16 MiB. */
@WebSocketHandler("/")
public final class EchoHandler implements Handler<Integer> {
    private static final int LARGEST = 1 << 24;

    /** For the CDI container. */
    public EchoHandler() {}

    @Override
    public Upgrade<Integer> init(Request request) {
        return Upgrade.accept(0).options(Options.of().maxFrameSize(LARGEST));
    }

    @Override
    public Reply<Integer> websocketHandle(Connection self, Frame frame, Integer count) {
        boolean message = frame instanceof Frame.Text || frame instanceof Frame.Binary;
        return message ? Reply.of(count + 1, frame) : Reply.of(count);
    }
}
