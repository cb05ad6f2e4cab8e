package dev.vaquero.internal;

import dev.vaquero.bus.Ask;
import dev.vaquero.bus.ExitReason;
import dev.vaquero.bus.ReplyToken;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Questions that wait for answers. */
final class Asks {
    private final LocalNode node;

    Asks(LocalNode node) {
        this.node = node;
    }

    CompletionStage<Object> ask(@Nullable ConnectionActor<?> target, Object message, Duration timeout) {
        Objects.requireNonNull(message, "message");
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must not be negative but was " + timeout);
        }
        if (target == null) {
            node.counting().dead.increment();
            return CompletableFuture.failedFuture(nobody());
        }
        Asking asking = new Asking(target);
        asking.start(message, timeout);
        return asking.answer;
    }

    private static NoSuchElementException nobody() {
        return new NoSuchElementException("the asked connection has ended or does not accept the message");
    }

    /** One question; it belongs to the connection that is asked, and waits on the wheel. */
    private final class Asking extends Wheel.Entry implements ReplyToken, Belonging {
        final CompletableFuture<Object> answer = new CompletableFuture<>();
        private final ConnectionActor<?> target;
        private final AtomicBoolean over = new AtomicBoolean();

        Asking(ConnectionActor<?> target) {
            this.target = target;
            node.counting().asks.increment();
        }

        void start(Object message, Duration timeout) {
            if (target.belongings().add(this)) {
                node.wheel().schedule(this, node.clock().now() + Clock.nanos(timeout));
                if (!target.send(new Ask(message, this))) {
                    failNow();
                } else if (over.get()) {
                    node.wheel().cancel(this);
                }
            } else {
                failNow();
            }
        }

        private void failNow() {
            if (stop()) {
                answer.completeExceptionally(nobody());
            }
        }

        private boolean stop() {
            if (!over.compareAndSet(false, true)) {
                return false;
            }
            node.counting().asks.decrement();
            node.wheel().cancel(this);
            target.belongings().remove(this);
            return true;
        }

        @Override
        public boolean reply(Object result) {
            Objects.requireNonNull(result, "answer");
            boolean waited = stop();
            if (waited) {
                node.execute(() -> answer.complete(result));
            }
            return waited;
        }

        @Override
        public void ended(ConnectionActor<?> owner, ExitReason reason) {
            if (stop()) {
                node.execute(() -> answer.completeExceptionally(nobody()));
            }
        }

        @Override
        void expired(long now) {
            if (stop()) {
                node.execute(() -> answer.completeExceptionally(
                        new TimeoutException("the asked connection did not answer in time")));
            }
        }
    }
}
