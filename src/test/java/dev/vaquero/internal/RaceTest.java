package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.bus.Ask;
import dev.vaquero.bus.Counters;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What many threads set up for a connection while it ends goes with it, whoever comes first. */
class RaceTest {
    private static final int THREADS = 8;

    /** Counts its messages; answers an ask if told so. */
    private static final class Counted implements Handler<String> {
        private final Map<Object, AtomicInteger> got = new ConcurrentHashMap<>();

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
            if (info instanceof Ask ask) {
                if (ask.message().equals("answer")) {
                    ask.reply().reply("answer");
                }
            } else {
                got.computeIfAbsent(info, i -> new AtomicInteger()).incrementAndGet();
            }
            return Reply.of(state);
        }
    }

    private interface Step {
        void run(Host.Opened opened, int round, int thread) throws Exception;
    }

    private final Counted handler = new Counted();

    /** In each round all threads act on one connection at once while it ends in one of three ways. */
    private void race(Host host, int rounds, Step step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        CyclicBarrier together = new CyclicBarrier(THREADS + 1);
        for (int round = 0; round < rounds; round++) {
            Host.Opened opened = host.open(handler, "", Options.of());
            List<Future<?>> all = new ArrayList<>();
            int number = round;
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                all.add(threads.submit(() -> {
                    together.await();
                    step.run(opened, number, thread);
                    return thread;
                }));
            }
            all.add(threads.submit(() -> {
                together.await();
                end(host, opened, number);
                return number;
            }));
            for (Future<?> each : all) {
                each.get(1, TimeUnit.MINUTES);
            }
        }
        threads.shutdown();
        BusStressTest.awaitEnds(host.node, 0);
    }

    private static void end(Host host, Host.Opened opened, int round) {
        switch (round % 3) {
            case 0 -> opened.peer().leave();
            case 1 -> host.node.bus().close(opened.pid(), 1000, "");
            default -> Objects.requireNonNull(host.node.find(opened.pid())).abort(new Reason.Shutdown());
        }
    }

    @Test
    void subscriptionsNamesAndPresencesGoWithTheConnection() throws Exception {
        try (Host host = new Host()) {
            MessageBus bus = host.node.bus();
            race(host, Scale.of(600, 20_000), (opened, round, thread) -> {
                Pid pid = opened.pid();
                for (int i = 0; i < 5; i++) {
                    switch ((thread + i) % 5) {
                        case 0 -> {
                            bus.subscribe("topic", pid);
                            bus.subscribe("topic " + round + thread, pid);
                            bus.unsubscribe("topic", pid);
                        }
                        case 1 -> bus.register("name " + thread % 2, pid);
                        case 2 -> bus.replace("name " + thread % 2, pid);
                        case 3 -> bus.presence().track(pid, "topic", "key " + thread % 3, thread);
                        default -> {
                            bus.unregister("name 0");
                            bus.presence().untrack(pid, "topic", "key " + thread % 3);
                        }
                    }
                }
            });

            assertNothingLeft(host.node);
            assertThat(bus.members("topic")).isEmpty();
            assertThat(bus.presence().list("topic")).isEmpty();
            assertThat(bus.whereis("name 0")).isEmpty();
            assertThat(bus.whereis("name 1")).isEmpty();
        }
    }

    @Test
    void everyAskIsSettledByItsAnswerItsTimeoutOrTheEnd() throws Exception {
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        AtomicInteger told = new AtomicInteger();
        try (Host host = new Host()) {
            race(host, Scale.of(400, 20_000), (opened, round, thread) -> {
                Duration timeout = Duration.ofMillis(ThreadLocalRandom.current().nextInt(30));
                Object question = thread % 2 == 0 ? "answer" : "be silent";
                CompletionStage<Object> stage = host.node.bus().ask(opened.pid(), question, timeout);
                stage.whenComplete((result, failure) -> told.incrementAndGet());
                synchronized (answers) {
                    answers.add(stage.toCompletableFuture());
                }
            });
            for (CompletableFuture<Object> answer : answers) {
                assertThat(answer.handle((result, failure) -> result == null || result.equals("answer"))
                                .get(1, TimeUnit.MINUTES))
                        .isTrue();
            }
            await(told, answers.size());

            assertNothingLeft(host.node);
        }
    }

    @Test
    void aTimerIsEitherCancelledOrFires() throws Exception {
        int rounds = Scale.of(200, 5_000);
        ConcurrentHashMap<Object, Boolean> cancelled = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Host host = new Host()) {
            Host.Opened opened = host.open(handler, "", Options.of());
            ConnectionActor<?> self = Objects.requireNonNull(host.node.find(opened.pid()));
            for (int i = 0; i < rounds * THREADS; i++) {
                Object message = i;
                Duration delay = Duration.ofMillis(i % 60);
                long due = System.nanoTime() + delay.toNanos();
                Timer timer = self.sendAfter(delay, message);
                threads.execute(() -> {
                    while (System.nanoTime() - due < 0) {
                        Thread.onSpinWait();
                    }
                    if (self.cancel(timer).isPresent()) {
                        cancelled.put(message, true);
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            awaitNoTimers(host.node.counters());
            self.send("last");
            await(handler.got.computeIfAbsent("last", l -> new AtomicInteger()), 1);

            for (int i = 0; i < rounds * THREADS; i++) {
                AtomicInteger fired = handler.got.getOrDefault(i, new AtomicInteger());
                assertThat(fired.get() + (cancelled.containsKey(i) ? 1 : 0))
                        .as("timer %s", i)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void timersThatAreStartedWhileTheConnectionEndsGoWithIt() throws Exception {
        try (Host host = new Host()) {
            Map<Pid, ConnectionActor<?>> actors = new ConcurrentHashMap<>();
            race(host, Scale.of(400, 20_000), (opened, round, thread) -> {
                ConnectionActor<?> self = host.node.find(opened.pid());
                if (self != null) {
                    actors.put(opened.pid(), self);
                    Timer timer = self.startTimer(Duration.ofMillis(thread), "ring");
                    self.startTimer(Duration.ofHours(1), "never");
                    if (thread % 2 == 0) {
                        self.cancel(timer);
                    }
                }
            });

            assertNothingLeft(host.node);
            assertThat(actors.values())
                    .allSatisfy(actor ->
                            assertThat(actor.belongings().inventory().timers()).isZero());
        }
    }

    private static void awaitNoTimers(Counters counters) {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (counters.timers() != 0 && System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
        assertThat(counters.timers()).isZero();
    }

    private static void await(AtomicInteger count, int wanted) {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (count.get() < wanted && System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
        assertThat(count).hasValue(wanted);
    }

    private static void assertNothingLeft(LocalNode node) {
        Counters counters = node.counters();
        assertThat(counters.connections()).as("connections").isZero();
        assertThat(counters.timers()).as("timers").isZero();
        assertThat(counters.subscriptions()).as("subscriptions").isZero();
        assertThat(counters.topics()).as("topics").isZero();
        assertThat(counters.names()).as("names").isZero();
        assertThat(counters.asks()).as("asks").isZero();
        assertThat(counters.presences()).as("presences").isZero();
    }
}
