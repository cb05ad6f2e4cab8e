package dev.vaquero.internal;

import dev.vaquero.internal.codec.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One timer wheel for all that waits in an application: 512 slots of 20 ms, one thread, a constant cost for each change.
 * Later deadlines stay in their slot for further rounds.
 */
final class Wheel implements Runnable {
    /** Something with a deadline; linked into the wheel itself, so that a timer costs no further object. */
    abstract static class Entry {
        // All guarded by the wheel.
        private @Nullable Entry previous;
        private @Nullable Entry next;
        private long deadline;
        private int slot = -1;

        /** Called on the wheel's thread, without its lock, when the deadline has passed; must be quick. */
        abstract void expired(long now);
    }

    private static final System.Logger LOG = System.getLogger("dev.vaquero");

    static final long TICK = 20_000_000;
    private static final long EMPTY_SLEEP = 5 * TICK;
    private static final int SLOTS = 512;

    private final @Nullable Entry[] slots = new @Nullable Entry[SLOTS];
    private final NanoClock clock;
    private final Runnable everyTick;
    private final long start;
    // Guarded by this.
    private long ticked;
    private int waiting;
    private boolean sleepsLong;
    // Set once, by whoever stops it.
    private volatile boolean stopped;
    // Only the wheel's thread.
    private final List<Entry> due = new ArrayList<>();
    // Written once before the thread starts.
    private volatile @Nullable Thread thread;

    Wheel(NanoClock clock, Runnable everyTick) {
        this.clock = clock;
        this.everyTick = everyTick;
        start = clock.now();
    }

    void start(Thread ticker) {
        thread = ticker;
        ticker.start();
    }

    /** Lets the entry expire at {@code deadline} by the clock, in place of what was set before. */
    void schedule(Entry entry, long deadline) {
        boolean early;
        synchronized (this) {
            unlink(entry);
            early = enter(entry, deadline);
        }
        if (early) {
            LockSupport.unpark(thread);
        }
    }

    /** As {@link #schedule}, unless something was set meanwhile: for an entry that has just expired. */
    void scheduleIfAbsent(Entry entry, long deadline) {
        boolean early = false;
        synchronized (this) {
            if (entry.slot < 0) {
                early = enter(entry, deadline);
            }
        }
        if (early) {
            LockSupport.unpark(thread);
        }
    }

    /** Links an entry; returns whether the thread, which looks less often while nothing waits, could come too late. */
    private boolean enter(Entry entry, long deadline) {
        boolean early = sleepsLong && deadline - clock.now() < EMPTY_SLEEP;
        sleepsLong &= !early;
        entry.deadline = deadline;
        link(entry, Math.max(ticked + 1, (deadline - start + TICK - 1) / TICK));
        return early;
    }

    /** Takes the entry out; returns what was left, or -1 if it had expired or was not in. */
    synchronized long cancel(Entry entry) {
        return unlink(entry) ? Math.max(0, entry.deadline - clock.now()) : -1;
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (!stopped) {
            turn(0);
            sleep();
        }
    }

    /** Lets expire what is due; {@code ahead} is how many ticks that are not over are looked into, too. */
    void turn(int ahead) {
        long now = clock.now();
        collect(now, ahead);
        for (Entry entry : due) {
            guarded(() -> entry.expired(now));
        }
        due.clear();
        guarded(everyTick);
    }

    /** Whatever one entry throws, the others expire, and the thread goes on. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (Throwable t) {
            LOG.log(System.Logger.Level.ERROR, "a timer failed", t);
        }
    }

    long now() {
        return clock.now();
    }

    private void sleep() {
        boolean empty;
        long until;
        synchronized (this) {
            empty = waiting == 0;
            sleepsLong = empty;
            until = start + (ticked + 1) * TICK - clock.now();
        }
        if (!stopped) {
            LockSupport.parkNanos(empty ? EMPTY_SLEEP : Math.max(until, 1));
        }
    }

    private synchronized void collect(long now, int ahead) {
        long target = (now - start) / TICK;
        long rounds = Math.min(target - ticked, SLOTS);
        for (long tick = target - rounds + 1; tick <= target + ahead; tick++) {
            Entry entry = slots[(int) (tick % SLOTS)];
            while (entry != null) {
                Entry following = entry.next;
                if (entry.deadline - now <= 0) {
                    unlink(entry);
                    due.add(entry);
                }
                entry = following;
            }
        }
        ticked = target;
        sleepsLong = false;
    }

    private void link(Entry entry, long tick) {
        entry.slot = (int) (tick % SLOTS);
        Entry head = slots[entry.slot];
        entry.next = head;
        entry.previous = null;
        if (head != null) {
            head.previous = entry;
        }
        slots[entry.slot] = entry;
        waiting++;
    }

    private boolean unlink(Entry entry) {
        if (entry.slot < 0) {
            return false;
        }
        Entry before = entry.previous;
        Entry after = entry.next;
        if (before == null) {
            slots[entry.slot] = after;
        } else {
            before.next = after;
        }
        if (after != null) {
            after.previous = before;
        }
        entry.previous = null;
        entry.next = null;
        entry.slot = -1;
        waiting--;
        return true;
    }
}
