package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.Timeout;
import java.time.Duration;

// docs:begin ticker
@WebSocketHandler("/ticker")
public class Ticker implements Handler<Integer> {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Override
    public Upgrade<Integer> init(Request request) {
        return Upgrade.accept(0);
    }

    @Override
    public Reply<Integer> websocketInit(Connection self, Integer ticks) {
        self.startTimer(SECOND, "tick");
        return Reply.of(ticks);
    }

    @Override
    public Reply<Integer> websocketHandle(Connection self, Frame frame, Integer ticks) {
        return Reply.of(ticks);
    }

    @Override
    public Reply<Integer> websocketInfo(Connection self, Object info, Integer ticks) {
        if (info instanceof Timeout) {
            self.startTimer(SECOND, "tick");
            return Reply.of(ticks + 1, Frame.text("tick " + ticks));
        }
        return Reply.of(ticks);
    }
}
// docs:end ticker
