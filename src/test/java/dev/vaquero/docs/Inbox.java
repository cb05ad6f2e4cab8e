package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import jakarta.inject.Inject;

// docs:begin inbox
@WebSocketHandler("/inbox")
public class Inbox implements Handler<String> {
    public record Notice(String text) {}

    @Inject
    MessageBus bus;

    @Override
    public Upgrade<String> init(Request request) {
        return request.principal() == null
                ? Upgrade.refuse(401)
                : Upgrade.accept(request.principal().getName());
    }

    @Override
    public Reply<String> websocketInit(Connection self, String user) {
        bus.subscribe("user:" + user, self.pid()); // one for each tab and device
        return Reply.of(user);
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String user) {
        return Reply.of(user);
    }

    @Override
    public Reply<String> websocketInfo(Connection self, Object info, String user) {
        return info instanceof Notice notice ? Reply.of(user, Frame.text(notice.text())) : Reply.of(user);
    }
}
// docs:end inbox
