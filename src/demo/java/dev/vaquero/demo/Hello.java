package dev.vaquero.demo;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.Timeout;
import java.time.Duration;

/** Says hello at once, and again one second later. The state is the greeting. */
@WebSocketHandler("/hello")
public final class Hello implements Handler<String> {
    private static final Duration LATER = Duration.ofSeconds(1);

    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept("Hello!");
    }

    @Override
    public Reply<String> websocketInit(Connection self, String greeting) {
        self.startTimer(LATER, greeting);
        return Reply.of(greeting, Frame.text(greeting));
    }

    @Override
    public Reply<String> websocketInfo(Connection self, Object info, String greeting) {
        if (info instanceof Timeout) {
            return Reply.of(greeting, Frame.text(greeting));
        }
        return Reply.of(greeting);
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String greeting) {
        return Reply.of(greeting);
    }
}
