package dev.vaquero.demo;

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
import java.util.stream.Collectors;

/**
 * Shows which rooms there are, and again whenever somebody comes or goes: one line for each room, with its name, a tab and
 * how many connections it has. The state is what the page knows, so that it is told only of changes.
 */
@WebSocketHandler(value = "/rooms", options = "keep-alive=20s")
public final class Rooms implements Handler<String> {
    static final String TOPIC = "rooms";

    private static final int SHOWN = 30;

    private final MessageBus bus;

    @Inject
    Rooms(MessageBus bus) {
        this.bus = bus;
    }

    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept("");
    }

    @Override
    public Reply<String> websocketInit(Connection self, String known) {
        bus.subscribe(TOPIC, self.pid());
        String now = rooms();
        return Reply.of(now, Frame.text(now));
    }

    @Override
    public Reply<String> websocketInfo(Connection self, Object info, String known) {
        if (info instanceof Presence.Joined || info instanceof Presence.Left) {
            String now = rooms();
            return now.equals(known) ? Reply.of(known) : Reply.of(now, Frame.text(now));
        }
        return Reply.of(known);
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String known) {
        return Reply.of(known);
    }

    private String rooms() {
        return bus.presence().list(TOPIC).entrySet().stream()
                .map(room -> room.getKey() + "\t" + room.getValue().size())
                .sorted()
                .limit(SHOWN)
                .collect(Collectors.joining("\n"));
    }
}
