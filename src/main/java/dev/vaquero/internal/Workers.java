package dev.vaquero.internal;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Runs connections that have something to do, on as few threads as there are processors, and on more while callbacks
 * block. One batch of connections is shared by all workers, so that a blocking callback holds up no other connection.
 */
final class Workers {
    private static final System.Logger LOG = System.getLogger("dev.vaquero");

    /** In a tick of the timer thread a worker that gets on ends more runs than that; else callbacks are taken to block. */
    private static final int RUNS_A_TICK = 4;

    /** So often a worker takes the oldest batch whoever has begun it: its worker may be blocked. */
    private static final int FRESH_IN_A_ROW = 8;

    private final int most;
    private final int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final ConcurrentLinkedQueue<Batch> ready = new ConcurrentLinkedQueue<>();
    // How many workers there are, those included whose thread has not begun.
    private final AtomicInteger active = new AtomicInteger();
    private final Set<Worker> working = ConcurrentHashMap.newKeySet();
    private final Executor threads;
    // How many workers may be active; written by the timer thread only.
    private volatile int limit = processors;
    // Counts runs, each worker in a cell of its own.
    private final LongAdder runs = new LongAdder();
    // Only the timer thread.
    private long runsSeen;

    Workers(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    void submit(ConnectionActor<?> connection) {
        submit(new Batch(connection));
    }

    void submit(Batch batch) {
        if (batch.size() == 0) {
            return;
        }
        ready.add(batch);
        startWorkers(Math.min(batch.size(), limit));
    }

    /**
     * Adds workers for those that are blocked in one run since the last look, and as many as there are if all get on slowly;
     * never more than connections wait, and none while earlier ones have no processor yet. Only the timer thread.
     */
    void look() {
        int begun = 0;
        int blocked = 0;
        for (Worker worker : working) {
            begun++;
            blocked += worker.gotOn() ? 0 : 1;
        }
        long seen = runs.sum();
        boolean slow = seen - runsSeen <= (long) RUNS_A_TICK * Math.max(1, begun - blocked);
        runsSeen = seen;
        int workers = active.get();
        int wanted = processors + blocked;
        if (ready.isEmpty()) {
            limit = Math.min(most, wanted);
            return;
        }
        if (slow && workers <= begun) {
            wanted = Math.max(wanted, workers + Math.max(processors, begun));
        }
        int more = waiting(wanted - workers);
        limit = Math.min(most, Math.max(limit, workers + more));
        startWorkers(more);
    }

    /** Returns how many connections no worker has claimed yet, counted up to that. */
    private int waiting(int enough) {
        int left = 0;
        for (Iterator<Batch> batches = ready.iterator(); left < enough && batches.hasNext(); ) {
            left += batches.next().left();
        }
        return Math.min(left, enough);
    }

    private void startWorkers(int wanted) {
        int started = 0;
        while (started < wanted && startWorker()) {
            started++;
        }
    }

    private boolean startWorker() {
        while (true) {
            int now = active.get();
            if (now >= limit) {
                return false;
            }
            if (active.compareAndSet(now, now + 1)) {
                break;
            }
        }
        try {
            threads.execute(new Worker());
            return true;
        } catch (RejectedExecutionException e) {
            active.decrementAndGet();
            return false;
        } catch (Throwable t) {
            // No thread can be had now; the timer thread tries again.
            active.decrementAndGet();
            LOG.log(System.Logger.Level.ERROR, "no thread to run connections", t);
            return false;
        }
    }

    /** Runs one connection after the other, on one thread. */
    private final class Worker implements Runnable {
        // Written by its thread.
        private volatile int ended;
        // Only the timer thread; -1 before its first look.
        private int endedSeen = -1;

        @Override
        public void run() {
            working.add(this);
            try {
                work();
            } finally {
                working.remove(this);
            }
        }

        /** Tells whether it ended a run since the last look, or began to work; only the timer thread. */
        boolean gotOn() {
            int before = endedSeen;
            endedSeen = ended;
            return before != endedSeen;
        }

        private void work() {
            for (int picked = 1; ; picked++) {
                Batch batch = next(picked % FRESH_IN_A_ROW == 0);
                if (batch == null) {
                    active.decrementAndGet();
                    if (ready.isEmpty() || !reclaim()) {
                        return;
                    }
                    continue;
                }
                work(batch);
            }
        }

        private void work(Batch batch) {
            int done = ended;
            for (int i = batch.claim(); i != Batch.NONE; i = batch.claim()) {
                if (i == batch.size() - 1) {
                    ready.remove(batch);
                }
                Workers.run(batch.get(i), batch.message());
                runs.increment();
                done++;
                ended = done;
            }
        }
    }

    /** Returns the first batch that no other worker has begun, else or if help is due the first of which something is left. */
    private @Nullable Batch next(boolean help) {
        Batch begun = null;
        for (Iterator<Batch> batches = ready.iterator(); batches.hasNext(); ) {
            Batch batch = batches.next();
            if (!batch.hasMore()) {
                batches.remove();
            } else if (help || batch.isFresh()) {
                return batch;
            } else if (begun == null) {
                begun = batch;
            }
        }
        return begun;
    }

    private static void run(ConnectionActor<?> connection, @Nullable Object carried) {
        boolean interrupted = Interruptions.before();
        try {
            connection.run(carried);
        } catch (Throwable t) {
            LOG.log(System.Logger.Level.ERROR, connection + " failed", t);
        } finally {
            Interruptions.after(interrupted);
        }
    }

    private boolean reclaim() {
        while (true) {
            int now = active.get();
            if (now >= limit) {
                return false;
            }
            if (active.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }
}
