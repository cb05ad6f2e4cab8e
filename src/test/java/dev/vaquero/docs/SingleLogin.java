package dev.vaquero.docs;

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

// docs:begin single-login
@WebSocketHandler("/desk/{user}")
public class SingleLogin implements Handler<String> {
    @Inject
    MessageBus bus;

    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept(request.path("user"));
    }

    @Override
    public Reply<String> websocketInit(Connection self, String user) {
        bus.replace("desk:" + user, self.pid()); // a former holder gets Replaced and is closed with 1008
        return Reply.of(user);
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String user) {
        return Reply.of(user);
    }

    @Override
    public Reply<String> websocketInfo(Connection self, Object info, String user) {
        return info instanceof Replaced ? Reply.of(user, Frame.text("you logged in elsewhere")) : Reply.of(user);
    }
}
// docs:end single-login
