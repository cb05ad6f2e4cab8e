package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.bus.Down;
import dev.vaquero.bus.Monitor;
import dev.vaquero.bus.Pid;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the bus promises, with many threads at once. */
class BusStressTest {
    /** Hands each message on. */
    private record Receiver(Consumer<Object> messages) implements Handler<String> {
        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("");
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            return Reply.of(state);
        }

        @Override
        public Reply<String> websocketInfo(Connection self, Object info, String state) {
            messages.accept(info);
            return Reply.of(state);
        }
    }

    private static final Options UNBOUNDED = Options.of().mailbox(Integer.MAX_VALUE, Options.MailboxPolicy.REFUSE);

    @Test
    void eightSendersKeepTheirOrderAcrossSendAndPublish() throws InterruptedException {
        int senders = 8;
        int each = Scale.of(80_000, 1_000_000) / senders;
        int[] next = new int[senders];
        AtomicInteger outOfOrder = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(senders * each);
        try (Host host = new Host()) {
            Receiver receiver = new Receiver(message -> {
                int number = (Integer) message;
                outOfOrder.addAndGet(next[number % senders] == number / senders ? 0 : 1);
                next[number % senders]++;
                all.countDown();
            });
            Pid pid = host.open(receiver, "", UNBOUNDED).pid();
            host.node.bus().subscribe("topic", pid);
            host.node.bus().register("name", pid);
            ExecutorService threads = Executors.newFixedThreadPool(senders);
            for (int sender = 0; sender < senders; sender++) {
                int mine = sender;
                threads.execute(() -> sendEach(host.node.bus(), pid, mine, senders, each));
            }
            threads.shutdown();

            assertThat(all.await(2, TimeUnit.MINUTES)).isTrue();
            assertThat(outOfOrder).hasValue(0);
            assertThat(next).containsOnly(each);
        }
    }

    private static void sendEach(LocalBus bus, Pid pid, int mine, int senders, int each) {
        for (int i = 0; i < each; i++) {
            Integer message = i * senders + mine;
            switch (i % 3) {
                case 0 -> bus.send(pid, message);
                case 1 -> bus.publish("topic", message);
                default -> bus.send("name", message);
            }
        }
    }

    /** Monitors are set, taken back and met by the target's end at the same time. */
    @Test
    void everyMonitorTellsExactlyOnce() throws InterruptedException {
        int targets = Scale.of(2_000, 50_000);
        int monitorsEach = 4;
        Map<Monitor, AtomicInteger> downs = new ConcurrentHashMap<>();
        CountDownLatch set = new CountDownLatch(targets * monitorsEach);
        AtomicInteger expected = new AtomicInteger();
        AtomicInteger got = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        try (Host host = new Host()) {
            LocalBus bus = host.node.bus();
            Pid watcher = host.open(
                            new Receiver(message -> {
                                if (message instanceof Down down) {
                                    downs.computeIfAbsent(down.monitor(), m -> new AtomicInteger())
                                            .incrementAndGet();
                                    got.incrementAndGet();
                                } else {
                                    done.countDown();
                                }
                            }),
                            "",
                            UNBOUNDED)
                    .pid();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            for (int i = 0; i < targets; i++) {
                Host.Opened target = host.open(new Receiver(message -> {}), "", UNBOUNDED);
                for (int j = 0; j < monitorsEach; j++) {
                    boolean takesBack = j == 0;
                    threads.execute(() -> {
                        Monitor monitor = bus.monitor(watcher, target.pid());
                        boolean takenBack = takesBack && bus.demonitor(monitor, false);
                        expected.addAndGet(takenBack ? 0 : 1);
                        set.countDown();
                    });
                }
                threads.execute(target.peer()::leave);
            }
            threads.shutdown();
            assertThat(set.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            awaitEnds(host.node, 1);
            bus.send(watcher, "all ends were told before this");
            assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();

            assertThat(got).hasValue(expected.get());
            assertThat(downs.values()).allSatisfy(count -> assertThat(count).hasValue(1));
            assertThat(host.node.counters().monitors()).isZero();
        }
    }

    /** Waits until only {@code left} connections are there, and the others have been released. */
    static void awaitEnds(LocalNode node, int left) {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (node.counters().closed() < node.counters().opened() - left && System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
        assertThat(node.counters().opened() - node.counters().closed()).isEqualTo(left);
    }
}
