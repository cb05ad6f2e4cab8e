package dev.vaquero.internal;

import dev.vaquero.bus.Pid;
import org.jspecify.annotations.Nullable;

/** What surrounds callbacks: contexts of CDI, where they are there. */
public interface CallbackScope {
    /** Surrounds nothing. */
    CallbackScope NONE = new CallbackScope() {};

    /** A connection has opened; before its first callback. */
    default void opened(Pid pid, String path) {}

    /** Before each callback; what it returns goes to {@link #exit}. */
    default @Nullable Object enter(Pid pid) {
        return null;
    }

    /** After each callback, on the same thread. */
    default void exit(@Nullable Object entered) {}

    /** What was accepted but never became a connection is over; after {@code terminate}. */
    default void left(Pid pid) {}

    /** A connection has ended; after {@code terminate}. */
    default void ended(Pid pid, String path) {}
}
