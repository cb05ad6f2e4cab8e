package dev.vaquero;

import dev.vaquero.bus.Counters;
import dev.vaquero.bus.MessageBus;
import java.time.Duration;

/** The library as it runs in one application. Inject it where the application itself must act on it. */
public interface Vaquero {
    /** Returns the bus. */
    MessageBus bus();

    /** Returns the counters. */
    Counters counters();

    /** Tells whether new connections are accepted: not while draining or stopped. */
    boolean accepting();

    /**
     * Refuses new connections with 503 and closes all with {@code code}; each {@code terminate} gets
     * {@link Reason.Shutdown}. Returns when all have ended, or after {@code bound}. It blocks, and must not be called in a
     * callback, whose own connection could not end meanwhile. An interruption does not end the wait; the thread stays
     * interrupted. Every call has its own bound, and the stop of the application its own too.
     *
     * @throws IllegalArgumentException if the code may not be sent
     */
    void drain(int code, Duration bound);
}
