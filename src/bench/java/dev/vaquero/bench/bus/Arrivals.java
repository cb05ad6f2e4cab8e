package dev.vaquero.bench.bus;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The message of all benchmarks: whoever handles it says so, and the sender waits until it was handled often enough. */
public final class Arrivals {
    private final AtomicInteger left = new AtomicInteger();
    private final Thread sender = Thread.currentThread();

    void expect(int times) {
        left.set(times);
    }

    void arrived() {
        if (left.decrementAndGet() == 0) {
            LockSupport.unpark(sender);
        }
    }

    void await() {
        while (left.get() > 0) {
            LockSupport.park(this);
        }
    }
}
