package dev.vaquero.internal;

import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.testkit.TestRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node over byte streams, whose threads and clock are moved by hand. For one thread. */
final class Hand {
    private static final long STEP = Duration.ofMillis(20).toNanos();

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private long now = 1;
    final LocalNode node = LocalNode.startByHand("hand", Hand.class.getClassLoader(), () -> now, ready::add);

    <S extends @Nullable Object> FakeStream open(Handler<S> handler, S state, Options options) {
        FakeStream stream = new FakeStream(this);
        HandlerEntry<S> entry = new HandlerEntry<>("test", "/", handler, Set.of(), options);
        Accepted<S> accepted = new Accepted<>(entry, state, options, TestRequest.to("/"), null, Set.of(), null, null);
        stream.open(node.connect(accepted, stream));
        run();
        return stream;
    }

    void later(Runnable task) {
        ready.add(task);
    }

    void run() {
        for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
            task.run();
        }
    }

    /** Lets time pass without anything running, as it does while a callback blocks. */
    void block(Duration time) {
        now += time.toNanos();
        node.turn();
    }

    void advance(Duration time) {
        run();
        long until = now + time.toNanos();
        while (until - now > 0) {
            now += Math.min(STEP - (now - 1) % STEP, until - now);
            node.turn();
            run();
        }
    }

    /** Returns masked text frames in a row, with a key of zeros. */
    static byte[] texts(String... texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            bytes.write(0x81);
            bytes.write(0x80 | payload.length);
            bytes.writeBytes(new byte[4]);
            bytes.writeBytes(payload);
        }
        return bytes.toByteArray();
    }
}
