package dev.vaquero.docs;

import dev.vaquero.Command;
import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

/** Ends connections, and notes why. */
@WebSocketHandler("/closing")
public class Closing implements Handler<String> {
    volatile String last = "";

    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept("");
    }

    // docs:begin closing
    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
        if (frame.equals(Frame.text("bye"))) {
            return Reply.of(state, Frame.text("see you"), Frame.close(4000, "bye"));
        }
        if (frame.equals(Frame.text("stop"))) {
            return Reply.of(state, Command.stop()); // close code 1000
        }
        return Reply.of(state);
    }
    // docs:end closing

    // docs:begin terminate
    @Override
    public void terminate(Reason reason, Request request, String state) {
        if (reason instanceof Reason.Remote remote) {
            last = "the peer closed with " + remote.code();
        } else if (reason instanceof Reason.Crash crash) {
            last = "failed: " + crash.cause();
        } else {
            last = reason.toString(); // stop, timeout, error(closed), shutdown ...
        }
    }
    // docs:end terminate
}
