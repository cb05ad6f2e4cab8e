package dev.vaquero.it.life;

import dev.vaquero.Command;
import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import java.util.Collections;

/** Echoes a text when it is released, and anything else ten times, however much of it waits. */
@WebSocketHandler("/blocker/{id}")
public final class Blocker implements Handler<Step<String>> {
    @Override
    public Upgrade<Step<String>> init(Request request) {
        return Upgrade.accept(Step.first(request, request.path("id")))
                .options(Options.of().outbox(1 << 30, Options.OutboxPolicy.WAIT));
    }

    @Override
    public Reply<Step<String>> websocketHandle(Connection self, Frame frame, Step<String> state) {
        if (frame instanceof Frame.Text) {
            Witness.tell(state.value(), "blocks");
            Latches.await(state.value());
            return state.reply(frame);
        }
        return state.reply(Collections.nCopies(10, frame).toArray(Command[]::new));
    }
}
