package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import java.util.List;

/** Sends in all the ways there are. */
@WebSocketHandler("/sending")
public class Sending implements Handler<String> {
    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept("");
    }

    // docs:begin sending
    @Override
    public Reply<String> websocketInit(Connection self, String state) {
        return Reply.of(state, Frame.text("one"), Frame.binary((byte) 2), Frame.ping("three"));
    }
    // docs:end sending

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
        // docs:begin sending-list
        Reply<String> reply = Reply.of(state);
        for (String line : List.of("a", "b", "c")) {
            reply = reply.then(Frame.text(line));
        }
        return reply;
        // docs:end sending-list
    }
}
