package dev.vaquero.it.life;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.Timeout;
import dev.vaquero.bus.Timer;
import java.time.Duration;
import java.util.Optional;

/** Starts a timer of that many milliseconds, or cancels the last one, and tells what was left of it. */
@WebSocketHandler("/timed")
public final class Timed implements Handler<Step<Optional<Timer>>> {
    @Override
    public Upgrade<Step<Optional<Timer>>> init(Request request) {
        return Upgrade.accept(Step.first(request, Optional.empty()));
    }

    @Override
    public Reply<Step<Optional<Timer>>> websocketHandle(Connection self, Frame frame, Step<Optional<Timer>> state) {
        String text = ((Frame.Text) frame).value();
        if (text.equals("cancel")) {
            Optional<Duration> left = self.cancel(state.value().orElseThrow());
            return state.reply(
                    Frame.text(left.map(rest -> "left " + rest.toMillis()).orElse("gone")));
        }
        Timer timer = self.startTimer(Duration.ofMillis(Long.parseLong(text)), "m");
        return state.with(Optional.of(timer)).reply(Frame.text("started"));
    }

    @Override
    public Reply<Step<Optional<Timer>>> websocketInfo(Connection self, Object info, Step<Optional<Timer>> state) {
        boolean own = ((Timeout) info).timer().equals(state.value().orElseThrow());
        return state.reply(Frame.text(own ? "fired" : "fired another"));
    }
}
