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

/** Forwards what is published to the log. The state is who reads it. */
@WebSocketHandler(value = "/log", options = "keep-alive=20s")
public final class Log implements Handler<Log.Reader> {
    private final MessageBus bus;
    private final Journal journal;

    @Inject
    Log(MessageBus bus, Journal journal) {
        this.bus = bus;
        this.journal = journal;
    }

    /**
     * Who reads.
     *
     * @param address the address of the peer
     */
    record Reader(String address) {}

    @Override
    public Upgrade<Reader> init(Request request) {
        return Upgrade.accept(new Reader(request.remoteAddress()));
    }

    @Override
    public Reply<Reader> websocketInit(Connection self, Reader reader) {
        bus.subscribe(Journal.TOPIC, self.pid());
        journal.write("log", reader.address() + " reads as " + self.pid());
        return Reply.of(reader).hibernate();
    }

    @Override
    public Reply<Reader> websocketInfo(Connection self, Object info, Reader reader) {
        return info instanceof Journal.Line line
                ? Reply.of(reader, Frame.text(line.text())).hibernate()
                : Reply.of(reader);
    }

    @Override
    public Reply<Reader> websocketHandle(Connection self, Frame frame, Reader reader) {
        return Reply.of(reader).hibernate();
    }

    @Override
    public void terminate(Reason reason, Request request, Reader reader) {
        journal.write("log", reader.address() + " reads no more: " + reason);
    }
}
