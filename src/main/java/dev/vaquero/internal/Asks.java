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
    private final Completions completions;

    Asks(LocalNode node) {
        this.node = node;
        completions = new Completions(node::execute);
    }

    CompletionStage<Object> ask(@Nullable ConnectionActor<?> target, Object message, Duration timeout) {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(timeout, "timeout");
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

    /** Fails the question that a message is, if it is one: its mailbox accepted it and has dropped it. Any thread. */
    static void dropped(Object message) {
        if (message instanceof Ask ask && ask.reply() instanceof Asking asking) {
            asking.fail(nobody());
        }
    }

    private static NoSuchElementException nobody() {
        return new NoSuchElementException("the asked connection has ended or does not accept the message");
    }

    /** One question; it belongs to the connection that is asked, and waits on the wheel. */
    private final class Asking extends Wheel.Entry implements ReplyToken, Belonging {
        final Answer answer = new Answer(completions);
        private final ConnectionActor<?> target;
        private final AtomicBoolean over = new AtomicBoolean();

        Asking(ConnectionActor<?> target) {
            this.target = target;
            node.counting().asks.increment();
        }

        void start(Object message, Duration timeout) {
            if (!target.belongings().add(this)) {
                fail(nobody());
                return;
            }
            node.wheel().schedule(this, node.clock().now() + Clock.nanos(timeout));
            if (!target.send(new Ask(message, this))) {
                fail(nobody());
            }
            if (over.get()) {
                node.wheel().cancel(this);
            }
        }

        private void fail(Exception failure) {
            if (stop()) {
                answer.settle(null, failure);
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
                answer.settle(result, null);
            }
            return waited;
        }

        @Override
        public void ended(ConnectionActor<?> owner, ExitReason reason) {
            fail(nobody());
        }

        @Override
        void expired(long now) {
            fail(new TimeoutException("the asked connection did not answer in time"));
        }
    }
}
