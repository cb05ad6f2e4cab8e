package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Command;
import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Options.MailboxPolicy;
import dev.vaquero.Options.OutboxPolicy;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Scripted;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What full mailboxes and outboxes do, at their bounds. */
@ExtendWith(VaqueroExtension.class)
class BoundsTest {
    private static Scripted mailbox(int bound, MailboxPolicy policy) {
        return new Scripted().options(Options.of().mailbox(bound, policy));
    }

    private static Scripted outbox(OutboxPolicy policy) {
        return new Scripted()
                .options(Options.of().outbox(10, policy))
                .onInfo((self, info) -> Reply.of("", Frame.text((String) info)));
    }

    @Test
    void aFullMailboxRefusesTheNewest(TestNode node, MessageBus bus) {
        TestConnection<String> connection = node.connect(mailbox(3, MailboxPolicy.REFUSE));

        assertThat(IntStream.range(0, 5).mapToObj(i -> bus.send(connection.pid(), i)))
                .containsExactly(true, true, true, false, false);
        node.run();

        assertThat(connection.messages()).containsExactly(0, 1, 2);
        assertThat(node.counters().droppedMessages()).isEqualTo(2);
        assertThat(connection.info("again")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6, 7, 8, 20})
    void aFullMailboxDropsTheOldest(int sent, TestNode node, MessageBus bus) {
        TestConnection<String> connection = node.connect(mailbox(3, MailboxPolicy.DROP_OLDEST));

        IntStream.range(0, sent)
                .forEach(i -> assertThat(bus.send(connection.pid(), i)).isTrue());
        node.run();

        assertThat(connection.messages()).containsExactly(sent - 3, sent - 2, sent - 1);
        assertThat(node.counters().droppedMessages()).isEqualTo(sent - 3);
    }

    @Test
    void signalsAreNeverDropped(TestNode node, MessageBus bus) {
        TestConnection<String> target = node.connect(new Scripted());
        TestConnection<String> connection = node.connect(mailbox(2, MailboxPolicy.DROP_OLDEST));
        bus.monitor(connection.pid(), target.pid());
        bus.monitor(connection.pid(), target.pid());
        bus.monitor(connection.pid(), target.pid());

        bus.send(connection.pid(), "oldest");
        target.queue(Frame.close(1000));
        node.run();
        IntStream.range(0, 9).forEach(i -> bus.send(connection.pid(), i));
        node.run();

        assertThat(connection.messages()).hasSize(1 + 3 + 2);
    }

    @Test
    void aFullMailboxClosesTheConnection(TestNode node, MessageBus bus) {
        TestConnection<String> connection = node.connect(mailbox(1, MailboxPolicy.CLOSE));

        assertThat(bus.send(connection.pid(), 1)).isTrue();
        assertThat(bus.send(connection.pid(), 2)).isFalse();
        node.run();

        assertThat(connection.closeCode()).hasValue(1013);
        assertThat(connection.reason()).contains(new Reason.Stop());
        assertThat(connection.messages()).isEmpty();
    }

    @Test
    void theDepthCountsMessagesThatWait(TestNode node, MessageBus bus) {
        TestConnection<String> connection = node.connect(new Scripted().onFrame((self, frame) -> {
            self.send("a");
            self.send("b");
            return Reply.of("depth " + self.mailboxDepth());
        }));

        connection.queue(Frame.text("x"));
        node.run();

        assertThat(connection.events()).hasSize(3);
        bus.send(connection.pid(), 1);
        bus.send(connection.pid(), 2);
        assertThat(node.counters().mailboxed()).isEqualTo(2);
        node.run();
        assertThat(node.counters().mailboxed()).isZero();
    }

    @Test
    void aFullOutboxHoldsUpTheConnection(TestNode node) {
        TestConnection<String> connection =
                node.connect(outbox(OutboxPolicy.WAIT)).stopReading();

        connection.info("1234567890");
        assertThat(connection.messages()).hasSize(1);
        connection.info("x");
        assertThat(connection.messages()).hasSize(2);
        connection.info("held up");
        assertThat(connection.messages()).hasSize(2);

        connection.readOn();
        connection.assertFrames(Frame.text("1234567890"), Frame.text("x"), Frame.text("held up"));
    }

    @Test
    void aFullOutboxDropsTheNewestDataFrames(TestNode node) {
        TestConnection<String> connection = node.connect(
                        outbox(OutboxPolicy.DROP_NEWEST).onFrame((self, frame) -> Reply.of("", Command.active(true))))
                .stopReading();

        connection.info("1234567890");
        connection.info("dropped");
        connection.send(Frame.ping("p"));
        connection.readOn();
        connection.info("after");

        connection.assertFrames(Frame.text("1234567890"), Frame.pong("p"), Frame.text("after"));
        assertThat(node.counters().droppedFrames()).isEqualTo(1);
    }

    @Test
    void aFullOutboxClosesTheConnection(TestNode node) {
        TestConnection<String> connection =
                node.connect(outbox(OutboxPolicy.CLOSE)).stopReading();

        connection.info("1234567890");
        assertThat(connection.reason()).isEmpty();
        connection.info("x");
        assertThat(connection.reason()).contains(new Reason.Stop());
        connection.readOn();

        connection.assertFrames(Frame.text("1234567890"), Frame.close(1013));
    }

    @Test
    void aConnectionThatIsHeldUpCanBeEnded(TestNode node) {
        TestConnection<String> connection =
                node.connect(outbox(OutboxPolicy.WAIT)).stopReading();
        connection.info("more than ten bytes");

        node.stop();

        assertThat(connection.reason()).contains(new Reason.Shutdown());
    }
}
