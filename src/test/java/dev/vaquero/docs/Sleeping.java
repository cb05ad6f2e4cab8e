package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

/** Hibernates between messages. */
@WebSocketHandler("/sleeping")
public class Sleeping implements Handler<String> {
    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept("");
    }

    // docs:begin hibernate
    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
        return Reply.of(state, frame).hibernate();
    }
    // docs:end hibernate
}
