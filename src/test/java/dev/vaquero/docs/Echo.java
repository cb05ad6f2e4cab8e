package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

// docs:begin echo
@WebSocketHandler("/echo")
public class Echo implements Handler<Integer> {
    @Override
    public Upgrade<Integer> init(Request request) {
        return Upgrade.accept(0);
    }

    @Override
    public Reply<Integer> websocketHandle(Connection self, Frame frame, Integer count) {
        if (frame instanceof Frame.Text text) {
            return Reply.of(count + 1, Frame.text(count + ": " + text.value()));
        }
        return Reply.of(count);
    }
}
// docs:end echo
