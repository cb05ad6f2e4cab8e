package dev.vaquero.docs;

import dev.vaquero.Command;
import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import jakarta.inject.Inject;
import java.time.Duration;

/** Takes one job at a time. */
@WebSocketHandler("/paced")
public class Paced implements Handler<String> {
    record Done(String result) {}

    @Inject
    MessageBus bus;

    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept("");
    }

    // docs:begin flow
    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
        if (frame instanceof Frame.Text job) {
            work(job.value(), self); // sends Done to self when it has finished
            return Reply.of(state, Command.active(false));
        }
        return Reply.of(state);
    }

    @Override
    public Reply<String> websocketInfo(Connection self, Object info, String state) {
        return info instanceof Done done
                ? Reply.of(state, Frame.text(done.result()), Command.active(true))
                : Reply.of(state);
    }
    // docs:end flow

    void work(String job, Connection self) {
        self.sendAfter(Duration.ofSeconds(1), new Done("done " + job));
    }
}
