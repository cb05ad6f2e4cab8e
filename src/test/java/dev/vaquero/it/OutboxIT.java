package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The bound of the outbox, as the counter of the whole server shows it. */
@OnEveryContainer
@Isolated("it reads a counter of the whole server")
final class OutboxIT {
    private static final int SLACK = 500_000;

    private final Setting on;

    OutboxIT(Setting on) {
        this.on = on;
    }

    private int outboxBytes() {
        return on.server().info().getInt("outboxBytes");
    }

    private void awaitOutbox(IntPredicate wanted) {
        await().atMost(Duration.ofSeconds(30)).until(this::outboxBytes, wanted::test);
    }

    @Test
    void staysNearItsBoundWhereAFullOneWaitsAndLosesNothing() {
        awaitOutbox(bytes -> bytes == 0);
        byte[] payload = new byte[30_000];
        Script script = on.script().anonymous().opts("outbox(10000:wait)").handle("echo;echo;echo");
        try (RawClient client = script.open(8192)) {
            client.limitSendBuffer(65_536);
            CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 300; i++) {
                    client.send(Wire.frame(Wire.BINARY, payload));
                }
            });
            awaitOutbox(bytes -> bytes >= 10_000);
            for (int i = 0; i < 100; i++) {
                assertThat(outboxBytes()).isLessThan(10_000 + SLACK);
            }
            assertThat(upload).isNotDone();
            for (int i = 0; i < 900; i++) {
                client.expect(Wire.plain(Wire.BINARY, payload), Duration.ofSeconds(60));
            }
            upload.join();
            client.expectNothing();
        }
        awaitOutbox(bytes -> bytes == 0);
    }

    @Test
    void staysNearItsBoundWithinOneReadOfManyTinyFrames() {
        awaitOutbox(bytes -> bytes == 0);
        String reply = "x".repeat(6_000);
        byte[][] frames = new byte[2_000][];
        Arrays.fill(frames, Wire.binary());
        Script script = on.script().anonymous().opts("outbox(100000:wait)").handle("text(" + reply + ")");
        try (RawClient client = script.open(8192)) {
            client.send(frames);
            awaitOutbox(bytes -> bytes >= 100_000);
            for (int i = 0; i < 100; i++) {
                assertThat(outboxBytes()).isLessThan(100_000 + SLACK);
            }
            String wanted = Wire.plainText(reply);
            for (int i = 0; i < frames.length; i++) {
                client.expect(wanted);
            }
        }
        awaitOutbox(bytes -> bytes == 0);
    }
}
