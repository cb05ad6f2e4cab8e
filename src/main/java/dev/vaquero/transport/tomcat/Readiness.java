package dev.vaquero.transport.tomcat;

import java.util.concurrent.atomic.AtomicInteger;

/** Brings together who awaits bytes and Tomcat's events, which come on other threads and sometimes unasked. */
final class Readiness {
    private static final int AWAITED = 1;
    private static final int DISPATCHED = 2;
    private static final int UNASKED = 4;

    // an event follows the start at once
    private final AtomicInteger state = new AtomicInteger(DISPATCHED);

    /** Bytes are awaited; returns whether to register for them, which else happens at the end of the running event. */
    boolean await() {
        return (state.getAndUpdate(now -> now | AWAITED) & DISPATCHED) == 0;
    }

    /** An event begins; returns whether it was awaited, else it is kept for later. */
    boolean begin() {
        int before = state.getAndUpdate(Readiness::begun);
        return (before & AWAITED) != 0;
    }

    private static int begun(int now) {
        return (now & AWAITED) != 0 ? DISPATCHED : UNASKED;
    }

    /** An event that was awaited ends; returns whether to register for the next. */
    boolean end() {
        return (state.getAndUpdate(now -> now & ~DISPATCHED) & AWAITED) != 0;
    }

    /** Tells whether an event came that nobody had asked for. */
    boolean unasked() {
        return (state.get() & UNASKED) != 0;
    }
}
