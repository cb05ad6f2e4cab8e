package dev.vaquero.demo;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import jakarta.inject.Inject;

/** Forwards what is published to the log. The state is how many lines it has shown. */
@WebSocketHandler(value = "/log", options = "keep-alive=20s")
public final class Log implements Handler<Long> {
    private final MessageBus bus;
    private final Journal journal;

    @Inject
    Log(MessageBus bus, Journal journal) {
        this.bus = bus;
        this.journal = journal;
    }

    @Override
    public Upgrade<Long> init(Request request) {
        return Upgrade.accept(0L);
    }

    @Override
    public Reply<Long> websocketInit(Connection self, Long shown) {
        bus.subscribe(Journal.TOPIC, self.pid());
        journal.write("log", "read by " + self.pid());
        return Reply.of(shown).hibernate();
    }

    @Override
    public Reply<Long> websocketInfo(Connection self, Object info, Long shown) {
        return info instanceof Journal.Line line
                ? Reply.of(shown + 1, Frame.text(line.text())).hibernate()
                : Reply.of(shown);
    }

    @Override
    public Reply<Long> websocketHandle(Connection self, Frame frame, Long shown) {
        return Reply.of(shown).hibernate();
    }

    @Override
    public void terminate(Reason reason, Request request, Long shown) {
        journal.write("log", "a reader left after " + shown + " lines: " + reason);
    }
}
