package dev.vaquero.internal;

import dev.vaquero.Connection;
import dev.vaquero.Options;
import dev.vaquero.bus.Link;
import dev.vaquero.bus.OnExit;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Timer;
import java.security.Principal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The side of a connection that its handler holds: timers, links, and who the peer is. Any thread. */
abstract class Owner extends Addressee implements Connection {
    private final Identity identity;
    // Made on first use; guarded by this.
    private @Nullable Belongings belongings;

    Owner(LocalNode node, Pid pid, Identity identity, Options options) {
        super(node, pid, options);
        this.identity = identity;
    }

    final synchronized Belongings belongings() {
        Belongings mine = belongings;
        if (mine == null) {
            mine = new Belongings();
            belongings = mine;
        }
        return mine;
    }

    @Override
    public final Pid pid() {
        return pid;
    }

    @Override
    public final int mailboxDepth() {
        return mailbox.depth();
    }

    @Override
    public final @Nullable Principal principal() {
        return identity.principal();
    }

    @Override
    public final boolean hasRole(String role) {
        return identity.roles().contains(Objects.requireNonNull(role, "role"));
    }

    @Override
    public final @Nullable String subprotocol() {
        return identity.subprotocol();
    }

    @Override
    public final Timer sendAfter(Duration delay, Object message) {
        return timer(delay, message, false);
    }

    @Override
    public final Timer startTimer(Duration delay, Object message) {
        return timer(delay, message, true);
    }

    private Timer timer(Duration delay, Object message, boolean wrapped) {
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(message, "message");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative but was " + delay);
        }
        UserTimer timer = new UserTimer(self(), message, wrapped);
        if (belongings().addTimer(timer)) {
            node.counting().timers.increment();
            wheel().schedule(timer, node.clock().now() + Clock.nanos(delay));
            if (ended) {
                wheel().cancel(timer);
            }
        }
        return timer;
    }

    @Override
    public final Optional<Duration> cancel(Timer timer) {
        Objects.requireNonNull(timer, "timer");
        if (!(timer instanceof UserTimer mine) || !belongings().timerEnded(mine)) {
            return Optional.empty();
        }
        node.counting().timers.decrement();
        return Optional.of(Duration.ofNanos(Math.max(0, wheel().cancel(mine))));
    }

    /** Notes that a timer fires now; false if it was cancelled. */
    final boolean fires(UserTimer timer) {
        boolean fires = belongings().timerEnded(timer);
        if (fires) {
            node.counting().timers.decrement();
        }
        return fires;
    }

    /** Takes a timer of an ended connection out of the wheel. */
    final void drop(UserTimer timer) {
        node.counting().timers.decrement();
        wheel().cancel(timer);
    }

    @Override
    public final Link link(Pid other, OnExit onExit) {
        return node.bus().links().link(self(), other, onExit);
    }

    @Override
    public final Link link(CompletableFuture<?> task, OnExit onExit) {
        return node.bus().links().link(self(), task, onExit);
    }

    @Override
    public final void unlink(Link link) {
        node.bus().links().unlink(self(), link);
    }
}
