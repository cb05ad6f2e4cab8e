package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

/** Looks at every kind of frame. */
@WebSocketHandler("/receiving")
public class Receiving implements Handler<String> {
    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept("");
    }

    // docs:begin receiving
    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String last) {
        if (frame instanceof Frame.Text text) {
            return Reply.of(text.value());
        }
        if (frame instanceof Frame.Binary binary) {
            return Reply.of(binary.length() + " bytes");
        }
        if (frame instanceof Frame.Ping) {
            return Reply.of("ping"); // has been answered already
        }
        return Reply.of(last);
    }
    // docs:end receiving
}
