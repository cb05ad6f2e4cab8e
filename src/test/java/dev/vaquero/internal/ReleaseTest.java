package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Reply;
import dev.vaquero.bus.Down;
import dev.vaquero.bus.ExitReason;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Monitor;
import dev.vaquero.bus.OnExit;
import dev.vaquero.bus.Scripted;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An ended connection lets go of everything, whatever a part of it throws. */
@ExtendWith(VaqueroExtension.class)
class ReleaseTest {
    /** A task that cannot be cancelled. */
    private static final class Stubborn extends CompletableFuture<String> {
        @Override
        public boolean cancel(boolean mayInterrupt) {
            throw new AssertionError("expected");
        }
    }

    @Test
    void oneFailureKeepsNothingElseFromBeingReleased(TestNode node, MessageBus bus) {
        List<Connection> selves = new ArrayList<>();
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> target = node.connect(new Scripted().onInit(self -> {
            selves.add(self);
            self.link(new Stubborn(), OnExit.END);
            self.link(new Stubborn(), OnExit.TELL);
            return Reply.of("linked");
        }));
        Monitor monitor = bus.monitor(watcher.pid(), target.pid());
        bus.register("name", target.pid());
        bus.subscribe("topic", target.pid());

        target.send(Frame.close(1000));

        assertThat(target.closed()).isTrue();
        assertThat(watcher.messages()).containsExactly(new Down(monitor, target.pid(), new ExitReason.Normal()));
        assertThat(bus.whereis("name")).isEmpty();
        assertThat(bus.count("topic")).isZero();
        assertThat(node.counters().links()).isZero();
        assertThat(node.counters().closed()).isEqualTo(1);
    }

    @Test
    void aConnectionCountsAsClosedOnlyWhenAllOfItIsReleased(TestNode node) {
        List<Long> closed = new ArrayList<>();
        TestConnection<String> target = node.connect(new Scripted().onInit(self -> {
            CompletableFuture<String> task = new CompletableFuture<>();
            task.whenComplete((result, failure) -> closed.add(node.counters().closed()));
            self.link(task, OnExit.END);
            return Reply.of("linked");
        }));

        target.send(Frame.close(1000));

        assertThat(closed).containsExactly(0L);
        assertThat(node.counters().closed()).isEqualTo(1);
    }
}
