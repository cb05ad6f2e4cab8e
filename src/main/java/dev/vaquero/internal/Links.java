package dev.vaquero.internal;

import dev.vaquero.CloseCode;
import dev.vaquero.Reason;
import dev.vaquero.bus.Exit;
import dev.vaquero.bus.ExitReason;
import dev.vaquero.bus.Link;
import dev.vaquero.bus.LinkException;
import dev.vaquero.bus.OnExit;
import dev.vaquero.bus.Pid;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Ties between connections, and between connections and tasks. */
final class Links {
    private static final System.Logger LOG = System.getLogger("dev.vaquero");

    private final LocalNode node;

    Links(LocalNode node) {
        this.node = node;
    }

    Link link(ConnectionActor<?> self, Pid other, OnExit onExit) {
        Objects.requireNonNull(onExit, "onExit");
        ConnectionActor<?> peer = node.find(Objects.requireNonNull(other, "other"));
        ToConnection link = new ToConnection(self, peer, onExit);
        link.start();
        return link;
    }

    Link link(ConnectionActor<?> self, CompletableFuture<?> task, OnExit onExit) {
        Objects.requireNonNull(onExit, "onExit");
        ToTask link = new ToTask(self, Objects.requireNonNull(task, "task"), onExit);
        link.start();
        return link;
    }

    void unlink(ConnectionActor<?> self, Link link) {
        Objects.requireNonNull(link, "link");
        if (link instanceof Tie tie && tie.self == self) {
            tie.stop();
        }
    }

    /** What both kinds share: one end, whoever brings it about. */
    private abstract class Tie implements Link, Belonging {
        final ConnectionActor<?> self;
        private final OnExit onExit;
        private final AtomicBoolean over = new AtomicBoolean();

        Tie(ConnectionActor<?> self, OnExit onExit) {
            this.self = self;
            this.onExit = onExit;
            node.counting().links.increment();
        }

        /** Ends the tie without a word; false if it was over. */
        boolean stop() {
            if (!over.compareAndSet(false, true)) {
                return false;
            }
            node.counting().links.decrement();
            self.belongings().remove(this);
            return true;
        }

        boolean isOver() {
            return over.get();
        }

        /** The other side has ended: tells or ends this one. */
        void tell(ExitReason reason, String what, @Nullable Throwable cause) {
            if (onExit == OnExit.TELL) {
                Exit exit = new Exit(this, reason);
                self.signal(new Signal(connection -> connection.info(exit)));
            } else {
                end(self, reason, what, cause);
            }
        }

        void end(ConnectionActor<?> side, ExitReason reason, String what, @Nullable Throwable cause) {
            if (!reason.orderly()) {
                LOG.log(System.Logger.Level.WARNING, side.pid() + " ends with " + what + ": " + reason, cause);
                LinkException why = new LinkException(what + " ended: " + reason, reason, cause);
                side.doom(new Addressee.Fate(new Reason.Crash(why), CloseCode.INTERNAL_ERROR));
            }
        }
    }

    private final class ToConnection extends Tie {
        private final @Nullable ConnectionActor<?> peer;

        ToConnection(ConnectionActor<?> self, @Nullable ConnectionActor<?> peer, OnExit onExit) {
            super(self, onExit);
            this.peer = peer;
        }

        void start() {
            if (!self.belongings().add(this)) {
                stop();
            } else if (peer == null || peer != self && !peer.belongings().add(this)) {
                peerEnded(new ExitReason.NoProcess());
            } else if (isOver()) {
                peer.belongings().remove(this);
            }
        }

        @Override
        boolean stop() {
            boolean stopped = super.stop();
            if (stopped && peer != null) {
                peer.belongings().remove(this);
            }
            return stopped;
        }

        private void peerEnded(ExitReason reason) {
            if (stop()) {
                tell(reason, "linked connection", null);
            }
        }

        @Override
        public void ended(ConnectionActor<?> owner, ExitReason reason) {
            if (owner != self) {
                peerEnded(reason);
            } else if (stop() && peer != null) {
                end(peer, reason, "linked connection", null);
            }
        }
    }

    /** What a task knows of its owner: nothing any more once the tie is over, however long the task lives on. */
    private static final class Hook {
        // Set once by the owner; cleared when the tie ends.
        private volatile @Nullable ToTask tie;

        void taskEnded(@Nullable Throwable failure) {
            ToTask owner = tie;
            if (owner != null) {
                owner.taskEnded(failure);
            }
        }
    }

    private final class ToTask extends Tie {
        private final CompletableFuture<?> task;
        private final Hook hook = new Hook();

        ToTask(ConnectionActor<?> self, CompletableFuture<?> task, OnExit onExit) {
            super(self, onExit);
            this.task = task;
            hook.tie = this;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // what the task fails with is what is told
        void start() {
            if (self.belongings().add(this)) {
                Hook told = hook;
                task.whenComplete((result, failure) -> told.taskEnded(failure));
            } else {
                stop();
                task.cancel(true);
            }
        }

        @Override
        boolean stop() {
            hook.tie = null;
            return super.stop();
        }

        private void taskEnded(@Nullable Throwable failure) {
            if (stop()) {
                Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                tell(reason(cause), "linked task", cause);
            }
        }

        private static ExitReason reason(@Nullable Throwable failure) {
            if (failure == null) {
                return new ExitReason.Normal();
            }
            return failure instanceof CancellationException
                    ? new ExitReason.Shutdown(Optional.empty())
                    : new ExitReason.Crash(failure.getClass().getName());
        }

        @Override
        public void ended(ConnectionActor<?> owner, ExitReason reason) {
            if (stop()) {
                task.cancel(true);
            }
        }
    }
}
