package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.bus.Counters;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.OnExit;
import dev.vaquero.bus.Pid;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Connections come and go through every facility, and nothing is left of them. */
class ChurnTest {
    private static final int WAVE = 500;
    private static final long BYTES_PER_CONNECTION = 32;

    /** Uses all that there is; ends as its peer, its mailbox or its failure says. */
    private record Busy(MessageBus bus) implements Handler<Integer> {
        @Override
        public Upgrade<Integer> init(Request request) {
            return Upgrade.accept(0);
        }

        @Override
        public Reply<Integer> websocketInit(Connection self, Integer number) {
            Pid me = self.pid();
            Pid other = new Pid(me.node(), me.epoch(), Math.max(1, me.id() - 1));
            bus.subscribe("all", me);
            bus.subscribe("all", me);
            bus.subscribe("topic " + number, me);
            bus.register("name " + number, me);
            bus.replace("shared " + number % 10, me);
            bus.presence().track(me, "all", "user " + number % 7, number);
            bus.monitor(me, other);
            bus.monitor(me, me);
            self.link(other, OnExit.TELL);
            self.link(new CompletableFuture<>(), OnExit.END);
            self.unlink(self.link(new CompletableFuture<>(), OnExit.END));
            self.startTimer(Duration.ofMinutes(1), "never");
            self.cancel(self.sendAfter(Duration.ofMinutes(2), "cancelled"));
            bus.ask(other, "unanswered", Duration.ofMinutes(3));
            self.send("hello");
            return Reply.of(number);
        }

        @Override
        public Reply<Integer> websocketHandle(Connection self, Frame frame, Integer number) {
            return Reply.of(number);
        }

        @Override
        public Reply<Integer> websocketInfo(Connection self, Object info, Integer number) {
            return info.equals("stop") ? Reply.of(number, Frame.close(4000)) : Reply.of(number);
        }
    }

    @Test
    void nothingIsLeftOfConnectionsThatHaveEnded() {
        int waves = Scale.of(5_000, 100_000) / WAVE;
        try (Host host = new Host()) {
            Busy handler = new Busy(host.node.bus());
            for (int i = 0; i < waves / 2; i++) {
                wave(host, handler, i);
            }
            long before = usedHeap();
            for (int i = waves / 2; i < waves; i++) {
                wave(host, handler, i);
            }
            long after = usedHeap();

            assertNothingLeft(host.node.counters());
            assertThat(host.node.counters().opened()).isEqualTo((long) waves * WAVE);
            assertThat(after - before).isLessThan(Math.max(1_000_000, BYTES_PER_CONNECTION * waves / 2 * WAVE));
        }
    }

    private static void wave(Host host, Busy handler, int wave) {
        Host.Opened[] opened = new Host.Opened[WAVE];
        for (int i = 0; i < WAVE; i++) {
            opened[i] = host.open(handler, wave * WAVE + i, Options.of());
        }
        for (int i = 0; i < WAVE; i++) {
            switch (i % 3) {
                case 0 -> opened[i].peer().leave();
                case 1 -> host.node.bus().send(opened[i].pid(), "stop");
                default -> host.node.bus().close(opened[i].pid(), 1000, "");
            }
        }
        BusStressTest.awaitEnds(host.node, 0);
    }

    private static void assertNothingLeft(Counters counters) {
        assertThat(counters.connections()).as("connections").isZero();
        assertThat(counters.timers()).as("timers").isZero();
        assertThat(counters.subscriptions()).as("subscriptions").isZero();
        assertThat(counters.topics()).as("topics").isZero();
        assertThat(counters.names()).as("names").isZero();
        assertThat(counters.monitors()).as("monitors").isZero();
        assertThat(counters.links()).as("links").isZero();
        assertThat(counters.asks()).as("asks").isZero();
        assertThat(counters.presences()).as("presences").isZero();
        assertThat(counters.mailboxed()).as("mailboxed").isZero();
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
