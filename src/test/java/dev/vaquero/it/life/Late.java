package dev.vaquero.it.life;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

/** Accepts when it is released; tells of its {@code init} and its end. */
@WebSocketHandler("/late/{id}")
public final class Late implements Handler<String> {
    @Override
    public Upgrade<String> init(Request request) {
        String id = request.path("id");
        Witness.tell(id, "init");
        Latches.await(id);
        return Upgrade.accept(id);
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String id) {
        return Reply.of(id, frame);
    }

    @Override
    public void terminate(Reason reason, Request request, String id) {
        Witness.tell(id, reason.toString());
    }
}
