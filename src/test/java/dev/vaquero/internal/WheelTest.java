package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WheelTest {
    private long now = 1;
    private final List<String> expired = new ArrayList<>();
    private final Wheel wheel = new Wheel(() -> now, () -> {});

    private Wheel.Entry entry(String name) {
        return new Wheel.Entry() {
            @Override
            void expired(long at) {
                expired.add(name);
                if (name.startsWith("bad")) {
                    throw new StackOverflowError("test");
                }
            }
        };
    }

    private void advance(long ticks) {
        now += ticks * Wheel.TICK;
        wheel.turn(1);
    }

    @Test
    void anEntryThatFailsHoldsUpNoOther() {
        wheel.schedule(entry("good"), now + Wheel.TICK);
        wheel.schedule(entry("bad"), now + Wheel.TICK);
        wheel.schedule(entry("later"), now + 3 * Wheel.TICK);

        advance(2);
        assertThat(expired).containsExactlyInAnyOrder("good", "bad");
        advance(2);
        assertThat(expired).contains("later");
    }

    @Test
    void whatWasSetMeanwhileStands() {
        Wheel.Entry entry = entry("e");
        wheel.schedule(entry, now + 2 * Wheel.TICK);
        wheel.scheduleIfAbsent(entry, now + 50 * Wheel.TICK);

        advance(3);

        assertThat(expired).containsExactly("e");
        wheel.scheduleIfAbsent(entry, now + 2 * Wheel.TICK);
        advance(3);
        assertThat(expired).containsExactly("e", "e");
    }

    @Test
    void theThreadDoesNotWakeForADeadlineThatIsFarAway() throws InterruptedException {
        AtomicInteger turns = new AtomicInteger();
        Wheel running = new Wheel(System::nanoTime, turns::incrementAndGet);
        Thread thread = new Thread(running);
        long begin = System.nanoTime();
        running.start(thread);
        Wheel.Entry entry = entry("far");
        for (int i = 0; i < 10_000; i++) {
            running.schedule(entry, System.nanoTime() + Duration.ofHours(1).toNanos());
            running.cancel(entry);
            Thread.yield();
        }
        running.stop();
        thread.join();
        long ticks = (System.nanoTime() - begin) / Wheel.TICK;

        assertThat(turns.get()).isLessThanOrEqualTo((int) ticks + 2);
    }

    @Test
    void theThreadWakesForADeadlineThatIsNear() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(100);
        Wheel running = new Wheel(System::nanoTime, () -> {});
        Thread thread = new Thread(running);
        running.start(thread);
        for (int i = 0; i < 100; i++) {
            running.schedule(
                    new Wheel.Entry() {
                        @Override
                        void expired(long at) {
                            done.countDown();
                        }
                    },
                    System.nanoTime());
        }

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        running.stop();
        thread.join();
    }

    /** The best of many times: one that begins while the thread sleeps long, with an entry that needs no hurry before it. */
    @Test
    void aNearDeadlineBehindAFarOneWakesTheThreadToo() throws InterruptedException {
        Wheel running = new Wheel(System::nanoTime, () -> {});
        Thread thread = new Thread(running);
        running.start(thread);
        Wheel.Entry far = entry("far");
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            long begin = System.nanoTime();
            CountDownLatch done = new CountDownLatch(1);
            running.schedule(far, begin + Duration.ofHours(1).toNanos());
            running.schedule(
                    new Wheel.Entry() {
                        @Override
                        void expired(long at) {
                            done.countDown();
                        }
                    },
                    begin);
            running.cancel(far);
            assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
            best = Math.min(best, System.nanoTime() - begin);
        }
        running.stop();
        thread.join();

        assertThat(best).isLessThan(3 * Wheel.TICK);
    }
}
