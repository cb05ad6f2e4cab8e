package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CompletionsTest {
    @Test
    void manyQuickOnesTakeOneThread() {
        Queue<Runnable> threads = new ArrayDeque<>();
        List<Integer> ran = new ArrayList<>();
        Completions completions = new Completions(threads::add);
        for (int i = 0; i < 1000; i++) {
            int number = i;
            completions.submit(() -> ran.add(number));
        }
        assertThat(threads).hasSize(1);

        threads.remove().run();

        assertThat(ran).hasSize(1000).isSorted();
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(threads).isEmpty();
    }

    @Test
    void blockedOnesHoldUpNoOther() throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        Completions completions = new Completions(threads);
        CountDownLatch blocks = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(500);
        for (int i = 0; i < 100; i++) {
            completions.submit(() -> await(blocks));
        }
        for (int i = 0; i < 500; i++) {
            completions.submit(ran::countDown);
        }

        assertThat(ran.await(1, TimeUnit.MINUTES)).isTrue();
        blocks.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aboveTheBoundTheyWaitAndAreNotLost() throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        Completions completions = new Completions(threads);
        CountDownLatch running = new CountDownLatch(256);
        CountDownLatch blocks = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(1000);
        for (int i = 0; i < 1000; i++) {
            completions.submit(() -> {
                running.countDown();
                await(blocks);
                ran.countDown();
            });
        }

        assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
        blocks.countDown();
        assertThat(ran.await(1, TimeUnit.MINUTES)).isTrue();
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void goesOnAfterAThreadThatCouldNotBeHad() {
        AtomicBoolean refuses = new AtomicBoolean(true);
        List<String> ran = new ArrayList<>();
        Completions completions = new Completions(task -> {
            if (refuses.getAndSet(false)) {
                throw new RejectedExecutionException("expected");
            }
            task.run();
        });
        assertThatThrownBy(() -> completions.submit(() -> ran.add("first")))
                .isInstanceOf(RejectedExecutionException.class);

        completions.submit(() -> ran.add("second"));

        assertThat(ran).containsExactlyInAnyOrder("first", "second");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
