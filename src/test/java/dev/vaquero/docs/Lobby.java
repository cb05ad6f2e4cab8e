package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Presence;
import jakarta.inject.Inject;

// docs:begin lobby
@WebSocketHandler("/lobby/{user}")
public class Lobby implements Handler<String> {
    @Inject
    MessageBus bus;

    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept(request.path("user"));
    }

    @Override
    public Reply<String> websocketInit(Connection self, String user) {
        bus.subscribe("lobby", self.pid());
        bus.presence().track(self.pid(), "lobby", user, "online");
        return Reply.of(user, Frame.text("here: " + bus.presence().list("lobby").keySet()));
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String user) {
        return Reply.of(user);
    }

    @Override
    public Reply<String> websocketInfo(Connection self, Object info, String user) {
        if (info instanceof Presence.Joined joined && joined.first()) {
            return Reply.of(user, Frame.text("+" + joined.key()));
        }
        if (info instanceof Presence.Left left && left.last()) {
            return Reply.of(user, Frame.text("-" + left.key()));
        }
        return Reply.of(user);
    }
}
// docs:end lobby
