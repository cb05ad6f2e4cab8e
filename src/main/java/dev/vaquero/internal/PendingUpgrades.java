package dev.vaquero.internal;

import dev.vaquero.bus.Pid;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Upgrades that were accepted and that the container has not started yet. Containers drop what they were to start without a
 * word if the peer is gone by then; that is reported after a while. Any thread.
 */
final class PendingUpgrades {
    static final long NANOS = 10_000_000_000L;
    private static final System.Logger LOG = System.getLogger("dev.vaquero");

    private final LocalNode node;
    private final Set<Pending> all = ConcurrentHashMap.newKeySet();

    PendingUpgrades(LocalNode node) {
        this.node = node;
    }

    /** Begins to wait; {@code failed} hears of it, perhaps more than once, unless the result was run before. */
    Runnable await(Consumer<Throwable> failed) {
        Pending pending = new Pending(failed);
        all.add(pending);
        node.wheel().schedule(pending, node.clock().now() + NANOS);
        return pending;
    }

    /** Fails all that are left; returns how many are still at it then. */
    int stop(long until) {
        AtomicInteger failing = new AtomicInteger();
        for (Pending pending : all) {
            failing.incrementAndGet();
            node.execute(() -> {
                try {
                    pending.fail(new CancellationException("the application has stopped"));
                } finally {
                    failing.decrementAndGet();
                }
            });
        }
        Waiting.until(() -> failing.get() == 0, node.clock(), until);
        return failing.get();
    }

    /** Calls {@code terminate} where there never was a connection, with what surrounds callbacks elsewhere. */
    void terminate(Pid never, Runnable call, String handler) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(node.loader());
        Object entered = node.scope().enter(never);
        try {
            call.run();
        } catch (Throwable t) {
            LOG.log(System.Logger.Level.ERROR, handler + ".terminate failed", t);
        } finally {
            node.scope().exit(entered);
            node.scope().left(never);
            thread.setContextClassLoader(before);
        }
    }

    private final class Pending extends Wheel.Entry implements Runnable {
        private final Consumer<Throwable> failed;

        Pending(Consumer<Throwable> failed) {
            this.failed = failed;
        }

        /** The upgrade has started or failed. */
        @Override
        public void run() {
            all.remove(this);
            node.wheel().cancel(this);
        }

        void fail(Exception cause) {
            run();
            failed.accept(cause);
        }

        @Override
        void expired(long now) {
            node.execute(() ->
                    fail(new TimeoutException("the container did not start the connection: the peer left early")));
        }
    }
}
