package dev.vaquero.internal;

import dev.vaquero.bus.Down;
import dev.vaquero.bus.ExitReason;
import dev.vaquero.bus.Monitor;
import dev.vaquero.bus.Pid;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The monitors of one node: from the call until {@link Down} was handled, or one of both ends or the watcher lets go. */
final class Monitors {
    private enum State {
        ACTIVE,
        QUEUED,
        DONE
    }

    private final LocalNode node;
    private final Map<Monitor, Watching> watchings = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    Monitors(LocalNode node) {
        this.node = node;
    }

    Monitor monitor(Pid watcher, Pid target) {
        Monitor monitor = new Monitor(watcher, target, ids.incrementAndGet());
        ConnectionActor<?> watching = node.find(watcher);
        if (watching != null) {
            new Watching(monitor, watching, node.find(target)).start();
        }
        return monitor;
    }

    boolean demonitor(Monitor monitor, boolean flush) {
        Watching watching = watchings.get(monitor);
        if (watching == null) {
            return false;
        }
        if (watching.stop(State.ACTIVE)) {
            return true;
        }
        if (flush) {
            watching.stop(State.QUEUED);
        }
        return false;
    }

    /** One monitor; when its target has ended, a signal of it waits in its watcher's mailbox. */
    private final class Watching implements Belonging {
        private final Monitor monitor;
        private final ConnectionActor<?> watcher;
        private final @Nullable ConnectionActor<?> target;
        private final AtomicReference<State> state = new AtomicReference<>(State.ACTIVE);
        // Written before state becomes QUEUED, read after it was seen.
        private ExitReason reason = new ExitReason.NoProcess();

        Watching(Monitor monitor, ConnectionActor<?> watcher, @Nullable ConnectionActor<?> target) {
            this.monitor = monitor;
            this.watcher = watcher;
            this.target = target;
        }

        void start() {
            watchings.put(monitor, this);
            node.counting().monitors.increment();
            if (!watcher.belongings().add(this)) {
                stop(State.ACTIVE);
            } else if (target == null
                    || target != watcher && !target.belongings().add(this)) {
                targetEnded(new ExitReason.NoProcess());
            } else if (state.get() != State.ACTIVE) {
                target.belongings().remove(this);
            }
        }

        /** Forgets the monitor if it is in {@code from}. */
        boolean stop(State from) {
            if (!state.compareAndSet(from, State.DONE)) {
                return false;
            }
            if (from == State.ACTIVE) {
                node.counting().monitors.decrement();
            }
            watchings.remove(monitor);
            watcher.belongings().remove(this);
            if (target != null) {
                target.belongings().remove(this);
            }
            return true;
        }

        private void targetEnded(ExitReason how) {
            reason = how;
            if (state.compareAndSet(State.ACTIVE, State.QUEUED)) {
                node.counting().monitors.decrement();
                watcher.signal(new Signal(this::arrive));
            }
        }

        @Override
        public void ended(ConnectionActor<?> owner, ExitReason how) {
            if (owner != watcher) {
                targetEnded(how);
            } else if (!stop(State.ACTIVE)) {
                stop(State.QUEUED);
            }
        }

        private void arrive(ConnectionActor<?> connection) {
            if (stop(State.QUEUED)) {
                connection.info(new Down(monitor, monitor.target(), reason));
            }
        }
    }
}
