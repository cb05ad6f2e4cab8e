package dev.vaquero.demo;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Presence;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/**
 * Rooms. A member's text goes to everybody in the room; frames to the pages are fields with tabs between them:
 * {@code here}, {@code join}, {@code leave} and names, or {@code said}, a name and a text.
 */
@WebSocketHandler(
        value = "/chat/{room}",
        options = {"keep-alive=20s", "max-frame-size=8000"})
public final class Chat implements Handler<Chat.Member> {
    private static final Pattern ROOM = Pattern.compile("[\\p{L}\\p{N}_-]{1,32}");
    private static final Pattern NAME =
            Pattern.compile("[^\\p{Cntrl}\\p{Z}](?:[^\\p{Cntrl}]{0,22}[^\\p{Cntrl}\\p{Z}])?");

    private final MessageBus bus;
    private final Journal journal;

    @Inject
    Chat(MessageBus bus, Journal journal) {
        this.bus = bus;
        this.journal = journal;
    }

    /**
     * Who is on the connection.
     *
     * @param room the room
     * @param name the member's name
     */
    record Member(String room, String name) {
        String topic() {
            return "room " + room;
        }
    }

    /**
     * What one member says to all. The frame is made once, and sent as it is to each.
     *
     * @param frame what the pages get
     */
    record Said(Frame frame) {}

    @Override
    public Upgrade<Member> init(Request request) {
        String room = request.path("room");
        String name = request.query("name");
        return name != null
                        && NAME.matcher(name).matches()
                        && ROOM.matcher(room).matches()
                ? Upgrade.accept(new Member(room, name))
                : Upgrade.refuse(400);
    }

    @Override
    public Reply<Member> websocketInit(Connection self, Member me) {
        bus.subscribe(me.topic(), self.pid());
        bus.presence().track(self.pid(), me.topic(), me.name(), "");
        bus.presence().track(self.pid(), Rooms.TOPIC, me.room(), me.name());
        journal.write("chat", me.name() + " is in " + me.room());
        return Reply.of(me, line("here", bus.presence().list(me.topic()).keySet()));
    }

    @Override
    public Reply<Member> websocketHandle(Connection self, Frame frame, Member me) {
        if (frame instanceof Frame.Text text && !text.value().isBlank()) {
            bus.publish(me.topic(), new Said(Frame.text("said\t" + me.name() + "\t" + text.value())));
        }
        return Reply.of(me).hibernate();
    }

    @Override
    public Reply<Member> websocketInfo(Connection self, Object info, Member me) {
        if (info instanceof Said said) {
            return Reply.of(me, said.frame()).hibernate();
        }
        if (info instanceof Presence.Joined joined && joined.first()) {
            return Reply.of(me, Frame.text("join\t" + joined.key())).hibernate();
        }
        if (info instanceof Presence.Left left && left.last()) {
            return Reply.of(me, Frame.text("leave\t" + left.key())).hibernate();
        }
        return Reply.of(me);
    }

    @Override
    public void terminate(Reason reason, Request request, Member me) {
        journal.write("chat", me.name() + " left " + me.room() + ": " + reason);
    }

    private static Frame line(String kind, Iterable<String> fields) {
        return Frame.text(kind + "\t" + String.join("\t", fields));
    }
}
