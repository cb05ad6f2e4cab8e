package dev.vaquero.demo;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import jakarta.inject.Inject;

/** Sends text and binary back and ignores all else. The state is how many messages it has sent back. */
@WebSocketHandler("/echo")
public final class Echo implements Handler<Long> {
    private final Journal journal;

    @Inject
    Echo(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Upgrade<Long> init(Request request) {
        return Upgrade.accept(0L);
    }

    @Override
    public Reply<Long> websocketInit(Connection self, Long echoed) {
        journal.write("echo", "opened " + self.pid());
        return Reply.of(echoed);
    }

    @Override
    public Reply<Long> websocketHandle(Connection self, Frame frame, Long echoed) {
        return frame instanceof Frame.Text || frame instanceof Frame.Binary
                ? Reply.of(echoed + 1, frame)
                : Reply.of(echoed);
    }

    @Override
    public void terminate(Reason reason, Request request, Long echoed) {
        journal.write("echo", "sent " + echoed + " back and closed: " + reason);
    }
}
