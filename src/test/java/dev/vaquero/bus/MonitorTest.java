package dev.vaquero.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Command;
import dev.vaquero.Frame;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VaqueroExtension.class)
class MonitorTest {
    @Test
    void tellsOnceThatTheTargetEnded(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> target = node.connect(new Scripted());
        Monitor monitor = bus.monitor(watcher.pid(), target.pid());
        assertThat(node.counters().monitors()).isEqualTo(1);

        target.send(Frame.close(1000));

        assertThat(watcher.messages()).containsExactly(new Down(monitor, target.pid(), new ExitReason.Normal()));
        assertThat(node.counters().monitors()).isZero();
        assertThat(bus.demonitor(monitor, true)).isFalse();
    }

    @Test
    void severalMonitorsOfOnePairTellOnceEach(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> target = node.connect(new Scripted());
        Monitor first = bus.monitor(watcher.pid(), target.pid());
        Monitor second = bus.monitor(watcher.pid(), target.pid());

        target.fail(Reason.Kind.CLOSED);

        assertThat(watcher.messages())
                .containsExactlyInAnyOrder(
                        new Down(first, target.pid(), new ExitReason.Normal()),
                        new Down(second, target.pid(), new ExitReason.Normal()));
    }

    @Test
    void tellsAtOnceOfAConnectionThatIsGone(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> target = node.connect(new Scripted());
        target.send(Frame.close(1000));

        Monitor monitor = bus.monitor(watcher.pid(), target.pid());
        node.run();

        assertThat(watcher.messages()).containsExactly(new Down(monitor, target.pid(), new ExitReason.NoProcess()));
    }

    @Test
    void seesTheShutdownReasonThatTerminateDoesNotSee(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> target = node.connect(
                new Scripted().onFrame((self, frame) -> Reply.of("", Command.shutdownReason("done"), Command.stop())));
        Monitor monitor = bus.monitor(watcher.pid(), target.pid());

        target.send("go");

        assertThat(watcher.messages())
                .containsExactly(new Down(monitor, target.pid(), new ExitReason.Shutdown(Optional.of("done"))));
        assertThat(target.reason()).contains(new Reason.Stop());
    }

    @Test
    void doesNotSeeAShutdownReasonAfterAClose(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> target = node.connect(
                new Scripted().onFrame((self, frame) -> Reply.of("", Frame.close(), Command.shutdownReason("late"))));
        Monitor monitor = bus.monitor(watcher.pid(), target.pid());

        target.send("go");

        assertThat(watcher.messages()).containsExactly(new Down(monitor, target.pid(), new ExitReason.Normal()));
    }

    @Test
    void seesACrashWhateverTheShutdownReason(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> target = node.connect(new Scripted()
                .onInit(self -> Reply.of("", Command.shutdownReason("planned")))
                .onFrame((self, frame) -> {
                    throw new IllegalStateException("expected");
                }));
        Monitor monitor = bus.monitor(watcher.pid(), target.pid());

        target.send("go");

        assertThat(watcher.messages())
                .containsExactly(
                        new Down(monitor, target.pid(), new ExitReason.Crash(IllegalStateException.class.getName())));
    }

    @Test
    void demonitorSilencesAnActiveMonitor(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> target = node.connect(new Scripted());
        Monitor monitor = bus.monitor(watcher.pid(), target.pid());

        assertThat(bus.demonitor(monitor, false)).isTrue();
        assertThat(bus.demonitor(monitor, false)).isFalse();
        target.send(Frame.close(1000));

        assertThat(watcher.messages()).isEmpty();
    }

    @Test
    void flushRemovesADownThatWaits(TestNode node, MessageBus bus) {
        assertThat(downAfterDemonitor(node, bus, true)).isFalse();
    }

    @Test
    void withoutFlushADownThatWaitsIsDelivered(TestNode node, MessageBus bus) {
        assertThat(downAfterDemonitor(node, bus, false)).isTrue();
    }

    /** Ends the target and takes the monitor back while the watcher's callback still runs. */
    private static boolean downAfterDemonitor(TestNode node, MessageBus bus, boolean flush) {
        TestConnection<String> target = node.connect(new Scripted());
        TestConnection<String> watcher = node.connect(new Scripted().onFrame((self, frame) -> {
            Monitor monitor = bus.monitor(self.pid(), new Pid("gone", 0, 1));
            assertThat(bus.demonitor(monitor, flush)).isFalse();
            return Reply.of("asked");
        }));
        watcher.send("go");
        target.send(Frame.close(1000));
        return watcher.messages().stream().anyMatch(Down.class::isInstance);
    }

    @Test
    void aWatcherThatEndsLeavesNothing(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> target = node.connect(new Scripted());
        bus.monitor(watcher.pid(), target.pid());

        watcher.send(Frame.close(1000));

        assertThat(node.counters().monitors()).isZero();
        assertThat(target.messages()).isEmpty();
    }

    @Test
    void everythingElseIsGoneWhenTheWatcherIsTold(TestNode node, MessageBus bus) {
        TestConnection<String> target = node.connect(new Scripted());
        TestConnection<String> watcher = node.connect(new Scripted()
                .onInfo((self, info) -> Reply.of(bus.whereis("name") + " " + bus.count("topic") + " "
                        + bus.presence().list("there"))));
        bus.register("name", target.pid());
        bus.subscribe("topic", target.pid());
        bus.presence().track(target.pid(), "there", "user", "phone");
        bus.monitor(watcher.pid(), target.pid());

        target.send(Frame.close(1000));

        assertThat(watcher.state()).isEqualTo("Optional.empty 0 {}");
    }

    @Test
    void aMonitorOfAWatcherThatIsGoneIsNothing(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> target = node.connect(new Scripted());
        watcher.send(Frame.close(1000));

        Monitor monitor = bus.monitor(watcher.pid(), target.pid());

        assertThat(bus.demonitor(monitor, true)).isFalse();
        assertThat(node.counters().monitors()).isZero();
    }
}
