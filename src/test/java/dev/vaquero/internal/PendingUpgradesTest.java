package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PendingUpgradesTest {
    private final LocalNode node = LocalNode.start("pending", getClass().getClassLoader(), CallbackScope.NONE);

    @Test
    void theStopFailsThoseThatAreLeftAndWaitsForThem() {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        node.awaitUpgrade(failure::complete);
        Runnable started = node.awaitUpgrade(cause -> failure.completeExceptionally(new AssertionError("has started")));
        started.run();

        node.stop(Duration.ofSeconds(10));

        assertThat(failure).isCompletedWithValueMatching(CancellationException.class::isInstance);
    }

    @Test
    void theStopDoesNotWaitForeverForOneThatBlocks() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<String> end = new AtomicReference<>("not called");
        node.awaitUpgrade(cause -> {
            end.set("blocks");
            try {
                release.await();
                end.set("released");
            } catch (InterruptedException e) {
                end.set("interrupted");
            }
        });

        node.stop(Duration.ofMillis(1));

        await().untilAsserted(() -> assertThat(end).hasValue("blocks"));
        release.countDown();
        await().untilAsserted(() -> assertThat(end).hasValue("released"));
    }
}
