package dev.vaquero.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what applications attached to answers, on threads of the library: one after the other while they are quick, on up
 * to 256 threads while they block; what is over that waits.
 */
final class Completions {
    private static final int MOST = 256;

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger threads = new AtomicInteger();
    // True from the wish for a thread until it has taken its first task, so that one at a time is on its way.
    private final AtomicBoolean coming = new AtomicBoolean();
    private final Executor executor;

    Completions(Executor executor) {
        this.executor = executor;
    }

    void submit(Runnable completion) {
        waiting.add(completion);
        callThread();
    }

    private void callThread() {
        if (waiting.isEmpty() || threads.get() >= MOST || !coming.compareAndSet(false, true)) {
            return;
        }
        threads.incrementAndGet();
        boolean called = false;
        try {
            executor.execute(this::work);
            called = true;
        } finally {
            if (!called) {
                threads.decrementAndGet();
                coming.set(false);
            }
        }
    }

    private void work() {
        try {
            Runnable completion = waiting.poll();
            coming.set(false);
            while (completion != null) {
                callThread();
                boolean interrupted = Interruptions.before();
                completion.run();
                Interruptions.after(interrupted);
                completion = waiting.poll();
            }
        } finally {
            threads.decrementAndGet();
            callThread();
        }
    }
}
