package dev.vaquero.internal;

import dev.vaquero.internal.codec.NanoClock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what many threads bring about, with a bound. */
final class Waiting {
    private static final long LOOK = 5_000_000;

    private Waiting() {}

    /** Waits until something is so, or until then, although the thread is interrupted, and leaves it so. */
    static void until(BooleanSupplier so, NanoClock clock, long then) {
        boolean interrupted = false;
        while (!so.getAsBoolean() && then - clock.now() > 0) {
            LockSupport.parkNanos(LOOK);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
