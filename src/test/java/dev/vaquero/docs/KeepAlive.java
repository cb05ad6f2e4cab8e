package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import java.time.Duration;

/** Keeps connections alive. */
// docs:begin keep-alive-annotation
@WebSocketHandler(value = "/live", options = "keep-alive=20s,10s")
// docs:end keep-alive-annotation
public class KeepAlive implements Handler<String> {
    // docs:begin keep-alive
    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept("state").options(Options.of().keepAlive(Duration.ofSeconds(20), Duration.ofSeconds(10)));
    }
    // docs:end keep-alive

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
        return Reply.of(state);
    }
}
