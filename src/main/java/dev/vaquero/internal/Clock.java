package dev.vaquero.internal;

import java.time.Duration;

/** Nanoseconds of durations that may be infinite. */
final class Clock {
    static final long NEVER = Long.MAX_VALUE / 4;
    private static final Duration LONGEST = Duration.ofNanos(NEVER);

    private Clock() {}

    static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) >= 0 ? NEVER : duration.toNanos();
    }
}
