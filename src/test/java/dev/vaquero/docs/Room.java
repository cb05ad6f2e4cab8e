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

// docs:begin room
@WebSocketHandler("/room/{name}")
public class Room implements Handler<String> {
    @Inject
    MessageBus bus;

    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept(request.path("name"));
    }

    @Override
    public Reply<String> websocketInit(Connection self, String room) {
        bus.subscribe(room, self.pid());
        return Reply.of(room, Frame.text("welcome to " + room));
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String room) {
        if (frame instanceof Frame.Text) bus.publish(room, frame);
        return Reply.of(room);
    }

    @Override
    public Reply<String> websocketInfo(Connection self, Object info, String room) {
        return info instanceof Frame frame ? Reply.of(room, frame) : Reply.of(room);
    }
}
// docs:end room
