package dev.vaquero.it.life;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Replaced;
import jakarta.inject.Inject;

/** Takes a name or topic, or closes those that have it, as a text says; answers {@code ok}. */
@WebSocketHandler("/addressed")
public final class Addressed implements Handler<Step<String>> {
    @Inject
    private MessageBus bus;

    @Override
    public Upgrade<Step<String>> init(Request request) {
        return Upgrade.accept(Step.first(request, ""));
    }

    @Override
    public Reply<Step<String>> websocketHandle(Connection self, Frame frame, Step<String> state) {
        String[] words = ((Frame.Text) frame).value().split(" ");
        switch (words[0]) {
            case "subscribe" -> bus.subscribe(words[1], self.pid());
            case "register" -> bus.register(words[1], self.pid());
            case "replace" -> bus.replace(words[1], self.pid());
            case "close" -> bus.close(bus.whereis(words[1]).orElseThrow(), 4001, "kicked");
            default -> bus.closeAll(words[1], 4002, "all kicked");
        }
        return state.reply(Frame.text("ok"));
    }

    @Override
    public Reply<Step<String>> websocketInfo(Connection self, Object info, Step<String> state) {
        return state.reply(Frame.text("replaced " + ((Replaced) info).name()));
    }
}
