package dev.vaquero.bus;

import java.util.Optional;

/** How a connection or task ended, as monitors and links see it. Values. */
public sealed interface ExitReason
        permits ExitReason.Normal, ExitReason.Shutdown, ExitReason.Crash, ExitReason.NoProcess {
    /** Tells whether the end was in order: links do not act on it. */
    default boolean orderly() {
        return !(this instanceof Crash);
    }

    /** An orderly end. */
    record Normal() implements ExitReason {
        @Override
        public String toString() {
            return "normal";
        }
    }

    /**
     * The application stopped, a task was cancelled, or the connection ended in order after {@code shutdownReason}.
     *
     * @param reason what {@code shutdownReason} set; empty in the other two cases
     */
    record Shutdown(Optional<Object> reason) implements ExitReason {
        @Override
        public String toString() {
            return reason.map(r -> "shutdown(" + r + ")").orElse("shutdown");
        }
    }

    /**
     * A callback or task failed.
     *
     * @param type the class name of what was thrown
     */
    record Crash(String type) implements ExitReason {
        @Override
        public String toString() {
            return "crash(" + type + ")";
        }
    }

    /** There was no such connection any more. */
    record NoProcess() implements ExitReason {
        @Override
        public String toString() {
            return "noproc";
        }
    }
}
