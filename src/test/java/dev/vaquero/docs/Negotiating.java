package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

/** Chooses a subprotocol. */
@WebSocketHandler("/negotiating")
public class Negotiating implements Handler<String> {
    // docs:begin negotiate
    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.negotiate(request, "state", "v2.chat", "v1.chat");
    }
    // docs:end negotiate

    static Upgrade<String> byHand(Request request) {
        // docs:begin negotiate-by-hand
        return request.firstSubprotocol("v2.chat", "v1.chat")
                .<Upgrade<String>>map(
                        chosen -> Upgrade.accept(chosen).subprotocol(chosen).header("X-Chosen", chosen))
                .orElseGet(() -> Upgrade.refuse(400));
        // docs:end negotiate-by-hand
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
        // docs:begin which-subprotocol
        String chosen = self.subprotocol(); // null if none was negotiated
        // docs:end which-subprotocol
        return Reply.of(state, Frame.text(String.valueOf(chosen)));
    }
}
