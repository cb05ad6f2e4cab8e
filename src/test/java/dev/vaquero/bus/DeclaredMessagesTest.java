package dev.vaquero.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VaqueroExtension.class)
class DeclaredMessagesTest {
    @WebSocketHandler(value = "/strings", messages = String.class)
    static final class Strings implements Handler<String> {
        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("");
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            return Reply.of(state);
        }
    }

    @Test
    void dropsAndCountsWhatTheHandlerDoesNotTake(TestNode node, MessageBus bus) {
        TestConnection<String> strings = node.connect(new Strings());

        bus.send(strings.pid(), 42);
        bus.send(strings.pid(), "taken");
        node.run();

        assertThat(strings.messages()).containsExactly("taken");
        assertThat(node.counters().droppedMessages()).isEqualTo(1);
    }

    @Test
    void takesWhatPresenceTellsWithoutDeclaringIt(TestNode node, MessageBus bus) {
        TestConnection<String> strings = node.connect(new Strings());
        TestConnection<String> other = node.connect(new Strings());
        bus.subscribe("room", strings.pid());

        bus.presence().track(other.pid(), "room", "zoe", "phone");
        bus.presence().untrack(other.pid(), "room", "zoe");
        node.run();

        Presence.Meta phone = new Presence.Meta(other.pid(), "phone");
        assertThat(strings.messages())
                .containsExactly(
                        new Presence.Joined("room", "zoe", phone, true), new Presence.Left("room", "zoe", phone, true));
    }
}
