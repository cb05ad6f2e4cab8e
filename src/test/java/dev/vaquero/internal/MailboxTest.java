package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.internal.Mailbox.Pushed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    private static final Signal SIGNAL = new Signal(connection -> {});

    private static List<Object> drain(Mailbox mailbox) {
        List<Object> all = new ArrayList<>();
        for (Object message = mailbox.poll(); message != null; message = mailbox.poll()) {
            all.add(message);
        }
        return all;
    }

    @Test
    void theFirstPushToAnIdleMailboxWakes() {
        Mailbox mailbox = new Mailbox();
        assertThat(mailbox.push("while it runs", 0)).isEqualTo(Pushed.QUEUED);
        assertThat(mailbox.tryRelease()).isFalse();
        assertThat(drain(mailbox)).containsExactly("while it runs");
        assertThat(mailbox.tryRelease()).isTrue();

        assertThat(mailbox.push("first", 0)).isEqualTo(Pushed.WAKE);
        assertThat(mailbox.push("second", 0)).isEqualTo(Pushed.QUEUED);
        assertThat(mailbox.tryAcquire()).isFalse();
        assertThat(drain(mailbox)).containsExactly("first", "second");
        assertThat(mailbox.tryRelease()).isTrue();
        assertThat(mailbox.tryAcquire()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 1000})
    void isFullAtItsBoundAndNotBefore(int bound) {
        Mailbox mailbox = new Mailbox();
        for (int i = 0; i < bound; i++) {
            assertThat(mailbox.push(i, bound)).isEqualTo(Pushed.QUEUED);
        }

        assertThat(mailbox.push("over", bound)).isEqualTo(Pushed.FULL);
        assertThat(mailbox.depth()).isEqualTo(bound);
        mailbox.poll();
        assertThat(mailbox.depth()).isEqualTo(bound - 1);
        assertThat(mailbox.push("fits", bound)).isEqualTo(Pushed.QUEUED);
        assertThat(mailbox.push("over", bound)).isEqualTo(Pushed.FULL);
    }

    @Test
    void signalsAreNotCountedAndNotBounded() {
        Mailbox mailbox = new Mailbox();
        mailbox.push(SIGNAL, 0);
        assertThat(mailbox.push(1, 1)).isEqualTo(Pushed.QUEUED);
        assertThat(mailbox.push(2, 1)).isEqualTo(Pushed.FULL);
        assertThat(mailbox.push(SIGNAL, 0)).isEqualTo(Pushed.QUEUED);

        assertThat(mailbox.depth()).isEqualTo(1);
        assertThat(drain(mailbox)).containsExactly(SIGNAL, 1, SIGNAL);
        assertThat(mailbox.depth()).isZero();
    }

    @Test
    void refusesEverythingAfterItsEnd() {
        Mailbox mailbox = new Mailbox();
        mailbox.push(1, 0);
        mailbox.push(2, 0);
        mailbox.poll();
        mailbox.end();

        assertThat(mailbox.push(3, 0)).isEqualTo(Pushed.CLOSED);
        assertThat(mailbox.push(SIGNAL, 0)).isEqualTo(Pushed.CLOSED);
        assertThat(mailbox.depth()).isZero();
        assertThat(mailbox.tryAcquire()).isFalse();
    }

    @Test
    void aMessageThatIsCarriedCountsUntilItIsHandledAndComesBeforeAllOthers() {
        Mailbox mailbox = new Mailbox();
        assertThat(mailbox.tryCarry()).isFalse();
        mailbox.tryRelease();

        assertThat(mailbox.tryCarry()).isTrue();
        assertThat(mailbox.depth()).isEqualTo(1);
        assertThat(mailbox.tryCarry()).isFalse();
        assertThat(mailbox.push("full", 1)).isEqualTo(Pushed.FULL);
        assertThat(mailbox.push("second", 2)).isEqualTo(Pushed.QUEUED);
        mailbox.carried();

        assertThat(mailbox.depth()).isEqualTo(1);
        assertThat(drain(mailbox)).containsExactly("second");
        assertThat(mailbox.tryRelease()).isTrue();
    }

    @Test
    void aMessageThatIsCarriedIsDroppedWithTheEnd() {
        Mailbox mailbox = new Mailbox();
        mailbox.tryRelease();
        mailbox.tryCarry();
        mailbox.end();

        assertThat(mailbox.depth()).isZero();
        assertThat(mailbox.tryCarry()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9})
    void dropsExactlyTheOldestMessages(int keep) {
        Mailbox mailbox = new Mailbox();
        IntStream.range(0, 10).forEach(i -> {
            mailbox.push(i, 0);
            mailbox.push(SIGNAL, 0);
        });

        assertThat(mailbox.dropOldest(keep)).isEqualTo(10 - keep);

        assertThat(mailbox.depth()).isEqualTo(keep);
        List<Object> left = drain(mailbox);
        assertThat(left.stream().filter(SIGNAL::equals)).hasSize(10);
        assertThat(left.stream().filter(Integer.class::isInstance))
                .containsExactlyElementsOf(
                        IntStream.range(10 - keep, 10).boxed().toList());
    }

    @Test
    void eightSendersLoseNothingAndKeepTheirOrder() throws InterruptedException {
        int senders = 8;
        int each = Scale.of(100_000, 1_000_000) / senders;
        Mailbox mailbox = new Mailbox();
        int[] next = new int[senders];
        AtomicInteger outOfOrder = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(senders * each);
        ExecutorService threads = Executors.newCachedThreadPool();
        Runnable run = () -> {
            do {
                for (Object message = mailbox.poll(); message != null; message = mailbox.poll()) {
                    int number = (Integer) message;
                    outOfOrder.addAndGet(next[number % senders] == number / senders ? 0 : 1);
                    next[number % senders] = number / senders + 1;
                    all.countDown();
                }
            } while (!mailbox.tryRelease());
        };
        threads.execute(run);
        for (int sender = 0; sender < senders; sender++) {
            int mine = sender;
            threads.execute(() -> {
                for (int i = 0; i < each; i++) {
                    if (mailbox.push(i * senders + mine, 0) == Pushed.WAKE) {
                        threads.execute(run);
                    }
                }
            });
        }

        assertThat(all.await(2, TimeUnit.MINUTES)).isTrue();
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(outOfOrder).hasValue(0);
        assertThat(next).containsOnly(each);
        assertThat(mailbox.depth()).isZero();
    }

    /** Pushes exactly while the runner gives the right back, again and again: either of them has to see the other. */
    @Test
    void noWakeUpIsLost() throws Exception {
        int rounds = Scale.of(20_000, 1_000_000);
        Mailbox mailbox = new Mailbox();
        CyclicBarrier barrier = new CyclicBarrier(3);
        AtomicInteger runners = new AtomicInteger();
        AtomicInteger handled = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        Runnable push = () -> {
            if (mailbox.push("message", 0) == Pushed.WAKE) {
                runners.incrementAndGet();
            }
        };
        Runnable release = () -> runners.addAndGet(mailbox.tryRelease() ? -1 : 0);
        runners.set(1);
        Thread first = looping(rounds, barrier, push);
        Thread second = looping(rounds, barrier, push);
        for (int i = 0; i < rounds; i++) {
            barrier.await();
            release.run();
            barrier.await();
            wrong.addAndGet(runners.get() == 1 ? 0 : 1);
            handled.addAndGet(drain(mailbox).size());
            barrier.await();
        }
        first.join();
        second.join();

        assertThat(wrong).hasValue(0);
        assertThat(handled).hasValue(2 * rounds);
    }

    private static Thread looping(int rounds, CyclicBarrier barrier, Runnable race) {
        Thread thread = new Thread(() -> {
            try {
                for (int i = 0; i < rounds; i++) {
                    barrier.await();
                    race.run();
                    barrier.await();
                    barrier.await();
                }
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
    }
}
