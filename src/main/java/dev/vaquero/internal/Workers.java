package dev.vaquero.internal;

import java.util.Iterator;
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

    /** So often a worker takes the oldest batch whoever has begun it: its worker may be blocked. */
    private static final int FRESH_IN_A_ROW = 8;

    private final int most;
    private final int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final ConcurrentLinkedQueue<Batch> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger active = new AtomicInteger();
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
        int wanted = Math.min(batch.size(), limit);
        int started = 0;
        while (started < wanted && startWorker()) {
            started++;
        }
    }

    /** Adds workers if some wait and none got on since the last look; only the timer thread. */
    void look() {
        long seen = runs.sum();
        if (ready.isEmpty()) {
            limit = processors;
        } else if (seen == runsSeen) {
            int busy = Math.max(processors, active.get());
            limit = (int) Math.min(most, busy * 2L);
            // As many as are busy already, and no more: those that find nothing to do end at once.
            boolean more = true;
            for (int i = 0; i < busy && more; i++) {
                more = startWorker();
            }
        }
        runsSeen = seen;
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
            threads.execute(this::work);
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
            for (int i = batch.claim(); i != Batch.NONE; i = batch.claim()) {
                if (i == batch.size() - 1) {
                    ready.remove(batch);
                }
                run(batch.get(i), batch.message());
                runs.increment();
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
        try {
            connection.run(carried);
        } catch (Throwable t) {
            LOG.log(System.Logger.Level.ERROR, connection + " failed", t);
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
