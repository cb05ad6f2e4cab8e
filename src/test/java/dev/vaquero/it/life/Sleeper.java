package dev.vaquero.it.life;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

/** Hibernates after each frame, and answers how often its state was made small and whole again. */
@WebSocketHandler("/sleeper/{fails}")
public final class Sleeper implements Handler<Sleeper.Dream> {
    /**
     * The state.
     *
     * @param fails which of the two throws
     * @param id under which the end is told
     * @param compacted how often it was made small
     * @param restored how often it was made whole again
     */
    record Dream(String fails, String id, int compacted, int restored) {}

    @Override
    public Upgrade<Dream> init(Request request) {
        return Upgrade.accept(new Dream(request.path("fails"), String.valueOf(request.query("id")), 0, 0));
    }

    @Override
    public Reply<Dream> websocketHandle(Connection self, Frame frame, Dream state) {
        return Reply.of(state, Frame.text(state.compacted() + " " + state.restored()))
                .hibernate();
    }

    @Override
    public Dream compact(Dream state) {
        if (state.fails().equals("compact")) {
            throw new IllegalStateException("compact was asked to throw");
        }
        return new Dream(state.fails(), state.id(), state.compacted() + 1, state.restored());
    }

    @Override
    public Dream restore(Dream state) {
        if (state.fails().equals("restore")) {
            throw new IllegalStateException("restore was asked to throw");
        }
        return new Dream(state.fails(), state.id(), state.compacted(), state.restored() + 1);
    }

    @Override
    public void terminate(Reason reason, Request request, Dream state) {
        Witness.tell(state.id(), reason + " " + state.compacted() + " " + state.restored());
    }
}
