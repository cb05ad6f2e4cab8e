package dev.vaquero.docs;

import dev.vaquero.Command;
import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import java.time.Duration;

/** Small limits before a login, larger ones after it. */
@WebSocketHandler("/limited")
public class Limited implements Handler<Boolean> {
    // docs:begin limits
    @Override
    public Upgrade<Boolean> init(Request request) {
        return Upgrade.accept(false)
                .options(Options.of()
                        .idleTimeout(Duration.ofSeconds(5))
                        .maxFrameSize(1_000)
                        .mailbox(100, Options.MailboxPolicy.DROP_OLDEST)
                        .outbox(65_536, Options.OutboxPolicy.CLOSE));
    }
    // docs:end limits

    // docs:begin limits-live
    @Override
    public Reply<Boolean> websocketHandle(Connection self, Frame frame, Boolean loggedIn) {
        if (!loggedIn && frame.equals(Frame.text("secret"))) {
            return Reply.of(
                    true,
                    Command.setOptions(
                            Options.of().idleTimeout(Duration.ofMinutes(5)).maxFrameSize(1_000_000)),
                    Frame.text("welcome"));
        }
        return loggedIn ? Reply.of(true, frame) : Reply.of(false, Frame.close(1008, "log in first"));
    }
    // docs:end limits-live
}
