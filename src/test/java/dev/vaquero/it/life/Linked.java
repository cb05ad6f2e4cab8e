package dev.vaquero.it.life;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.Exit;
import dev.vaquero.bus.Link;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.OnExit;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Links as a text says: {@code link NAME END}, {@code task TELL}, and so on. Answers {@code ok}, or what an {@link Exit}
 * tells.
 */
@WebSocketHandler("/linked/{name}")
public final class Linked implements Handler<Step<Linked.Ties>> {
    @Inject
    private MessageBus bus;

    /**
     * What a connection is tied to.
     *
     * @param name the connection's own name
     * @param task a task that it runs
     * @param link the last link
     */
    record Ties(String name, CompletableFuture<Void> task, Link link) {}

    @Override
    public Upgrade<Step<Ties>> init(Request request) {
        Link none = new Link() {};
        return Upgrade.accept(Step.first(request, new Ties(request.path("name"), new CompletableFuture<>(), none)));
    }

    @Override
    public Reply<Step<Ties>> websocketInit(Connection self, Step<Ties> state) {
        bus.register(state.value().name(), self.pid());
        return state.reply(Frame.text("ok"));
    }

    @Override
    public Reply<Step<Ties>> websocketHandle(Connection self, Frame frame, Step<Ties> state) {
        String[] words = ((Frame.Text) frame).value().split(" ");
        Ties ties = state.value();
        Link link = ties.link();
        switch (words[0]) {
            case "link" -> link = self.link(bus.whereis(words[1]).orElseThrow(), onExit(words[2]));
            case "task" -> link = self.link(ties.task(), onExit(words[1]));
            case "unlink" -> self.unlink(link);
            case "fail" -> ties.task().completeExceptionally(new IllegalStateException("the task was asked to fail"));
            case "finish" -> ties.task().complete(null);
            default -> throw new IllegalStateException("the connection was asked to crash");
        }
        return state.with(new Ties(ties.name(), ties.task(), link)).reply(Frame.text("ok"));
    }

    private static OnExit onExit(String word) {
        return OnExit.valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public Reply<Step<Ties>> websocketInfo(Connection self, Object info, Step<Ties> state) {
        Exit exit = (Exit) info;
        String which = exit.link() == state.value().link() ? "" : "another ";
        return state.reply(Frame.text(which + exit.reason()));
    }
}
