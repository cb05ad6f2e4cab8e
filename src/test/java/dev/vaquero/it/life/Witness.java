package dev.vaquero.it.life;

import dev.vaquero.CloseCode;
import dev.vaquero.Command;
import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.RequestFilter;
import dev.vaquero.Upgrade;
import dev.vaquero.Vaquero;
import dev.vaquero.WebSocketHandler;
import jakarta.inject.Inject;
import java.time.Duration;

/** Tells its end on standard output, where it can be read; a text makes it do something, or is the id of one that waits to be released. */
@WebSocketHandler("/witness/{id}")
public final class Witness implements Handler<Step<String>> {
    @Inject
    private Vaquero vaquero;

    static void tell(String id, String what) {
        System.out.println("witness " + id + ": " + what);
    }

    @Override
    public Upgrade<Step<String>> init(Request request) {
        RequestFilter filter = RequestFilter.NONE.keepHeaders("X-Kept").keepCookies("kept");
        return Upgrade.accept(Step.first(request, request.path("id")))
                .options(Options.of().requestFilter(filter));
    }

    @Override
    public Reply<Step<String>> websocketHandle(Connection self, Frame frame, Step<String> state) {
        String text = frame instanceof Frame.Text said ? said.value() : "";
        switch (text) {
            case "drain x" -> drainAndRelease("x");
            case "crash" -> throw new IllegalStateException("crash of " + state.value());
            case "compress" -> {
                return state.reply(Command.setOptions(Options.of().compress(true)));
            }
            default -> Latches.release(text);
        }
        return state.reply(frame);
    }

    private void drainAndRelease(String late) {
        new Thread(() -> vaquero.drain(CloseCode.GOING_AWAY, Duration.ofSeconds(10)), "drain").start();
        while (vaquero.accepting()) {
            Thread.onSpinWait();
        }
        Latches.release(late);
    }

    @Override
    public void terminate(Reason reason, Request request, Step<String> state) {
        tell(
                state.value(),
                reason + " " + request.path() + " " + request.header("x-kept") + " " + request.cookie("kept") + " "
                        + dropped(() -> request.header("X-Dropped")) + " " + dropped(() -> request.cookie("dropped")));
    }

    private static String dropped(Runnable question) {
        try {
            question.run();
            return "kept";
        } catch (IllegalStateException e) {
            return "dropped";
        }
    }
}
