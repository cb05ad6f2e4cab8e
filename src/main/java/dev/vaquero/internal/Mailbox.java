package dev.vaquero.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection's mailbox: many threads push, the one that holds the run right polls. Lock-free; the run right is part of
 * the same word, so no wake-up can be lost. A lone message costs no allocation.
 */
final class Mailbox {
    /** What became of a push. */
    enum Pushed {
        /** Accepted; someone runs the connection and will find it. */
        QUEUED,
        /** Accepted; the caller got the run right and must have the connection run. */
        WAKE,
        /** Refused, since the bound is reached. */
        FULL,
        /** Refused, since the connection has ended. */
        CLOSED
    }

    /** A message above another; {@code depth} counts the bounded messages from here down. */
    private static final class Cell {
        final Object message;
        final int depth;
        // Next older while shared; turned to next newer by the one who took the chain.
        @Nullable
        Object next;

        Cell(Object message, Object next, int depth) {
            this.message = message;
            this.next = next;
            this.depth = depth;
        }
    }

    private static final Object ENDED = new Object();
    private static final VarHandle TOP;
    private static final VarHandle TAKEN_DEPTH;

    static {
        try {
            TOP = MethodHandles.lookup().findVarHandle(Mailbox.class, "top", Object.class);
            TAKEN_DEPTH = MethodHandles.lookup().findVarHandle(Mailbox.class, "takenDepth", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // By compare-and-set: null if idle, this if running with nothing that waits, ENDED, the only message, or the newest
    // Cell. A collector with regions has to note each reference to another object, but neither null nor one to itself.
    private volatile @Nullable Object top = this;
    // Only the holder of the run right: the oldest of what was taken from top.
    private @Nullable Cell taken;
    // How many bounded messages were taken or are carried; written by the holder of the run right, read by any.
    private int takenDepth;

    /** Pushes a message; {@code bound} limits messages that are no {@link Signal}, not positive for no limit. */
    Pushed push(Object message, int bound) {
        int counts = counts(message);
        while (true) {
            Object seen = top;
            if (seen == ENDED) {
                return Pushed.CLOSED;
            }
            int depth = depthOf(seen);
            if (bound > 0 && depth + (int) TAKEN_DEPTH.getOpaque(this) >= bound) {
                return Pushed.FULL;
            }
            Object pushed = seen == null || seen == this ? message : new Cell(message, seen, depth + counts);
            if (TOP.compareAndSet(this, seen, pushed)) {
                return seen == null ? Pushed.WAKE : Pushed.QUEUED;
            }
        }
    }

    /** Takes the run right if nobody has it and nothing waits. */
    boolean tryAcquire() {
        return top == null && TOP.compareAndSet(this, (Object) null, (Object) this);
    }

    /** As {@link #tryAcquire}, for a message that the caller carries to who runs the connection, and that counts as waiting. */
    boolean tryCarry() {
        if (!tryAcquire()) {
            return false;
        }
        TAKEN_DEPTH.setOpaque(this, 1);
        return true;
    }

    /** The message that was carried is about to be handled, before all others; with the run right only. */
    void carried() {
        TAKEN_DEPTH.setOpaque(this, 0);
    }

    /** Gives the run right back if nothing waits. */
    boolean tryRelease() {
        return taken == null && top == this && TOP.compareAndSet(this, (Object) this, (Object) null);
    }

    /** Returns the oldest message, or null; with the run right only. */
    @Nullable
    Object poll() {
        Cell first = taken;
        if (first == null) {
            return top == this ? null : takeAll();
        }
        taken = (Cell) first.next;
        TAKEN_DEPTH.setOpaque(this, takenDepth - counts(first.message));
        return first.message;
    }

    /** Refuses everything from now on and drops what waits; with the run right only. */
    void end() {
        TOP.setVolatile(this, ENDED);
        TAKEN_DEPTH.setOpaque(this, 0);
        taken = null;
    }

    /** Tells whether {@link #poll} has something; with the run right only. */
    boolean holdsMessages() {
        return taken != null || top != this;
    }

    /** Returns how many bounded messages wait. */
    int depth() {
        return depthOf(top) + (int) TAKEN_DEPTH.getOpaque(this);
    }

    /** Returns how many bounded messages wait that nobody has taken over to run them yet. */
    int sharedDepth() {
        return depthOf(top);
    }

    /** Drops the oldest of the shared messages so that {@code keep} bounded ones stay; returns how many went. */
    int dropOldest(int keep) {
        while (true) {
            Object seen = top;
            int surplus = depthOf(seen) - keep;
            if (surplus <= 0) {
                return 0;
            }
            List<Object> dropped = new ArrayList<>(surplus);
            if (TOP.compareAndSet(this, seen, without(Objects.requireNonNull(seen), surplus, dropped))) {
                dropped.forEach(Asks::dropped);
                return surplus;
            }
        }
    }

    private Object without(Object newest, int surplus, List<Object> dropped) {
        Object[] messages = new Object[length(newest)];
        Object at = newest;
        for (int i = messages.length - 1; i >= 0; i--) {
            messages[i] = at instanceof Cell cell ? cell.message : at;
            at = at instanceof Cell cell && cell.next != null ? cell.next : at;
        }
        Object chain = this;
        int left = surplus;
        for (Object message : messages) {
            if (left > 0 && counts(message) == 1) {
                left--;
                dropped.add(message);
            } else {
                chain = chain == this ? message : new Cell(message, chain, depthOf(chain) + counts(message));
            }
        }
        return chain;
    }

    private static int length(Object newest) {
        int length = 1;
        for (Object at = newest; at instanceof Cell cell && cell.next != null; at = cell.next) {
            length++;
        }
        return length;
    }

    private @Nullable Object takeAll() {
        Object at = TOP.getAndSet(this, (Object) this);
        int depth = depthOf(at);
        Cell newer = null;
        while (at instanceof Cell cell) {
            Object older = cell.next;
            cell.next = newer;
            newer = cell;
            at = older;
        }
        if (at == null || at == this) {
            return null;
        }
        taken = newer;
        TAKEN_DEPTH.setOpaque(this, depth - counts(at));
        return at;
    }

    private int depthOf(@Nullable Object seen) {
        if (seen instanceof Cell cell) {
            return cell.depth;
        }
        return seen == null || seen == this || seen == ENDED ? 0 : counts(seen);
    }

    private static int counts(Object message) {
        return message instanceof Signal ? 0 : 1;
    }
}
