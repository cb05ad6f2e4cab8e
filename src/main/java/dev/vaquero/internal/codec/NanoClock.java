package dev.vaquero.internal.codec;

/** What deadlines are measured by. */
public interface NanoClock {
    /** The system's. */
    NanoClock SYSTEM = System::nanoTime;

    /** Returns the time in nanoseconds since some moment; only differences count. */
    long now();
}
