package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import java.time.Duration;

/** What was an annotated endpoint. */
// docs:begin migrated
@WebSocketHandler("/greeter/{name}")
public class Migrated implements Handler<String> {
    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept(request.path("name")).options(Options.of().idleTimeout(Duration.ofMinutes(5)));
    }

    @Override
    public Reply<String> websocketInit(Connection self, String name) {
        return Reply.of(name, Frame.text("hello " + name));
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String name) {
        return frame instanceof Frame.Text text
                ? Reply.of(name, Frame.text(name + " said " + text.value()))
                : Reply.of(name);
    }

    @Override
    public void terminate(Reason reason, Request request, String name) {
        System.getLogger("greeter").log(System.Logger.Level.INFO, name + " left: " + reason);
    }
}
// docs:end migrated
