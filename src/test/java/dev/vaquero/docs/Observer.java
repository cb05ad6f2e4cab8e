package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.Down;
import dev.vaquero.bus.Exit;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.OnExit;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;

// docs:begin observer
@WebSocketHandler("/observe/{name}")
public class Observer implements Handler<String> {
    @Inject
    MessageBus bus;

    CompletableFuture<String> report = new CompletableFuture<>();

    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept(request.path("name"));
    }

    @Override
    public Reply<String> websocketInit(Connection self, String name) {
        bus.whereis("player:" + name).ifPresent(player -> bus.monitor(self.pid(), player));
        self.link(report, OnExit.TELL); // cancelled when this connection ends
        return Reply.of(name);
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String name) {
        return Reply.of(name);
    }

    @Override
    public Reply<String> websocketInfo(Connection self, Object info, String name) {
        if (info instanceof Down down) {
            return Reply.of(name, Frame.text(name + " left: " + down.reason()));
        }
        if (info instanceof Exit exit) {
            return Reply.of(name, Frame.text("the report ended: " + exit.reason()));
        }
        return Reply.of(name);
    }
}
// docs:end observer
