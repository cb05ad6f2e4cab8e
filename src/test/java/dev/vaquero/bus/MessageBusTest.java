package dev.vaquero.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.Frame;
import dev.vaquero.Reason;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VaqueroExtension.class)
class MessageBusTest {
    private static final Pid GONE = new Pid("gone", 0, 1);

    private static TestConnection<String> connect(TestNode node) {
        return node.connect(new Scripted());
    }

    @Test
    void publishesToAllButTheSenderHoweverOftenItSubscribed(TestNode node, MessageBus bus) {
        TestConnection<String> sender = connect(node);
        TestConnection<String> other = connect(node);
        bus.subscribe("topic", sender.pid());
        bus.subscribe("topic", sender.pid());
        bus.subscribe("topic", other.pid());
        bus.subscribe("topic", other.pid());

        assertThat(bus.publishFrom(sender.pid(), "topic", "x")).isEqualTo(2);
        assertThat(bus.publishFrom(GONE, "topic", "y")).isEqualTo(4);
        node.run();

        assertThat(sender.messages()).containsExactly("y", "y");
        assertThat(other.messages()).containsExactly("x", "x", "y", "y");
    }

    @Test
    void unsubscribesOnceForEachCall(TestNode node, MessageBus bus) {
        TestConnection<String> one = connect(node);
        bus.subscribe("topic", one.pid());
        bus.subscribe("topic", one.pid());

        assertThat(bus.unsubscribe("topic", one.pid())).isTrue();
        assertThat(bus.publish("topic", "x")).isEqualTo(1);
        assertThat(one.subscriptions()).containsEntry("topic", 1);
        assertThat(bus.unsubscribe("topic", one.pid())).isTrue();
        assertThat(bus.unsubscribe("topic", one.pid())).isFalse();
        assertThat(bus.unsubscribe("other", one.pid())).isFalse();
        assertThat(bus.unsubscribe("topic", GONE)).isFalse();

        assertThat(bus.publish("topic", "y")).isZero();
        assertThat(node.counters().topics()).isZero();
        assertThat(node.counters().subscriptions()).isZero();
        node.run();
    }

    @Test
    void listsMembersAsOftenAsTheySubscribed(TestNode node, MessageBus bus) {
        Pid once = connect(node).pid();
        Pid twice = connect(node).pid();
        bus.subscribe("topic", once);
        bus.subscribe("topic", twice);
        bus.subscribe("topic", twice);

        assertThat(bus.members("topic")).containsExactlyInAnyOrder(once, twice, twice);
        assertThat(bus.count("topic")).isEqualTo(3);
        assertThat(bus.members("other")).isEmpty();
        assertThat(bus.count("other")).isZero();
    }

    @Test
    void aListOfMembersStaysAsItWas(TestNode node, MessageBus bus) {
        TestConnection<String> one = connect(node);
        bus.subscribe("topic", one.pid());
        List<Pid> members = bus.members("topic");

        one.send(Frame.close());

        assertThat(members).containsExactly(one.pid());
        assertThat(bus.members("topic")).isEmpty();
    }

    @Test
    void subscribesNobodyWhoIsGone(MessageBus bus) {
        assertThat(bus.subscribe("topic", GONE)).isFalse();
        assertThat(bus.count("topic")).isZero();
    }

    @Test
    void freesAName(TestNode node, MessageBus bus) {
        TestConnection<String> holder = connect(node);
        bus.register("name", holder.pid());
        assertThat(bus.register("name", holder.pid())).isFalse();

        assertThat(bus.unregister("name")).isTrue();
        assertThat(bus.unregister("name")).isFalse();

        assertThat(bus.whereis("name")).isEmpty();
        assertThat(holder.names()).isEmpty();
        assertThat(bus.send("name", "x")).isFalse();
        assertThat(bus.register("name", holder.pid())).isTrue();
    }

    @Test
    void replaceTellsWhoHadToGo(TestNode node, MessageBus bus) {
        TestConnection<String> first = connect(node);
        TestConnection<String> second = connect(node);

        assertThat(bus.replace("name", first.pid())).isEmpty();
        assertThat(bus.replace("name", first.pid())).isEmpty();
        assertThat(bus.replace("name", second.pid())).contains(first.pid());
        node.run();

        assertThat(bus.whereis("name")).contains(second.pid());
        assertThat(first.messages()).containsExactly(new Replaced("name", second.pid()));
        assertThat(first.closeCode()).hasValue(1008);
        assertThat(second.reason()).isEmpty();
    }

    @Test
    void replaceByOneThatHasEndedChangesNothing(TestNode node, MessageBus bus) {
        TestConnection<String> holder = connect(node);
        bus.register("name", holder.pid());

        assertThat(bus.replace("name", GONE)).isEmpty();

        assertThat(bus.whereis("name")).contains(holder.pid());
        node.run();
        assertThat(holder.reason()).isEmpty();
    }

    @Test
    void closesEveryMemberOnceAfterWhatItsMailboxHolds(TestNode node, MessageBus bus) {
        TestConnection<String> one = connect(node);
        TestConnection<String> two = connect(node);
        TestConnection<String> other = connect(node);
        bus.subscribe("topic", one.pid());
        bus.subscribe("topic", one.pid());
        bus.subscribe("topic", two.pid());
        bus.publish("topic", "before");

        assertThat(bus.closeAll("topic", 4000, "over")).isEqualTo(2);
        bus.publish("topic", "after");
        node.run();

        assertThat(one.messages()).containsExactly("before", "before");
        assertThat(one.frames()).containsExactly(Frame.close(4000, "over"));
        assertThat(one.reason()).contains(new Reason.Stop());
        assertThat(two.frames()).containsExactly(Frame.close(4000, "over"));
        assertThat(other.reason()).isEmpty();
        assertThat(bus.closeAll("topic", 4000, "over")).isZero();
    }

    @Test
    void closeAllRefusesWhatNoCloseFrameMayHold(MessageBus bus) {
        assertThatThrownBy(() -> bus.closeAll("topic", 1006, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bus.closeAll("topic", 1000, "x".repeat(124)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWatcherThatHasEndedIsNeverTold(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = connect(node);
        TestConnection<String> target = connect(node);
        watcher.send(Frame.close());

        Monitor monitor = bus.monitor(watcher.pid(), target.pid());
        target.send(Frame.close());

        assertThat(watcher.messages()).isEmpty();
        assertThat(bus.demonitor(monitor, true)).isFalse();
        assertThat(node.counters().monitors()).isZero();
    }
}
