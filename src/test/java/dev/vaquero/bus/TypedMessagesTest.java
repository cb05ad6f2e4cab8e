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
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VaqueroExtension.class)
class TypedMessagesTest {
    sealed interface News permits Headline, Rumour {}

    record Headline(String text) implements News {}

    record Rumour(String text) implements News {}

    @WebSocketHandler(
            value = "/news",
            messages = {News.class, Integer.class})
    static final class Reader implements Handler<String> {
        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("");
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            self.startTimer(Duration.ofSeconds(1), "tick");
            self.sendAfter(Duration.ofSeconds(1), "tock");
            return Reply.of(state);
        }
    }

    @Test
    void takesWhatIsDeclaredAndCountsTheRest(TestNode node) {
        TestConnection<String> reader = node.connect(new Reader());

        reader.info(new Headline("h"));
        reader.info("not news");
        reader.info(7);
        reader.info(7L);
        reader.info(new Rumour("r"));

        assertThat(reader.messages()).containsExactly(new Headline("h"), 7, new Rumour("r"));
        assertThat(node.counters().droppedMessages()).isEqualTo(2);
    }

    @Test
    void takesTheLibrarysOwnMessagesAndItsOwnTimers(TestNode node, MessageBus bus) {
        TestConnection<String> reader = node.connect(new Reader());
        Pid gone = new Pid("gone", 0, 1);

        bus.monitor(reader.pid(), gone);
        bus.ask(reader.pid(), "question", Duration.ofSeconds(9));
        reader.send("start timers");
        node.advance(Duration.ofSeconds(1));

        assertThat(reader.messages()).hasSize(4);
        assertThat(reader.messages()).hasAtLeastOneElementOfType(Down.class);
        assertThat(reader.messages()).hasAtLeastOneElementOfType(Ask.class);
        assertThat(reader.messages()).hasAtLeastOneElementOfType(Timeout.class);
        assertThat(reader.messages()).contains("tock");
        assertThat(node.counters().droppedMessages()).isZero();
    }

    @Test
    void takesWhatPresenceTellsWithoutDeclaringIt(TestNode node, MessageBus bus) {
        TestConnection<String> reader = node.connect(new Reader());
        TestConnection<String> other = node.connect(new Reader());
        bus.subscribe("room", reader.pid());

        bus.presence().track(other.pid(), "room", "zoe", "phone");
        bus.presence().untrack(other.pid(), "room", "zoe");
        node.run();

        Presence.Meta phone = new Presence.Meta(other.pid(), "phone");
        assertThat(reader.messages())
                .containsExactly(
                        new Presence.Joined("room", "zoe", phone, true), new Presence.Left("room", "zoe", phone, true));
    }
}
