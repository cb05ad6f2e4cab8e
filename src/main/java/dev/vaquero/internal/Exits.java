package dev.vaquero.internal;

import dev.vaquero.Reason;
import dev.vaquero.bus.ExitReason;
import dev.vaquero.bus.LinkException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What others are told of an end. */
final class Exits {
    private Exits() {}

    static ExitReason of(Reason reason, @Nullable Object shutdownReason) {
        if (reason instanceof Reason.Crash crash && crash.cause() instanceof LinkException link) {
            return link.reason();
        }
        if (reason instanceof Reason.Crash crash) {
            return new ExitReason.Crash(crash.cause().getClass().getName());
        }
        if (reason instanceof Reason.Shutdown) {
            return new ExitReason.Shutdown(Optional.empty());
        }
        return shutdownReason == null ? new ExitReason.Normal() : new ExitReason.Shutdown(Optional.of(shutdownReason));
    }
}
