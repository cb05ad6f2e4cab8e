package dev.vaquero.transport;

import dev.vaquero.spi.Handshake;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An upgrade between the container's handshake and its start on the connection: it is claimed or fails, once. */
public final class PendingUpgrade {
    private final AtomicReference<@Nullable Handshake> handshake;

    /** Holds the handshake until it is claimed or fails. */
    public PendingUpgrade(Handshake handshake) {
        this.handshake = new AtomicReference<>(handshake);
    }

    /** Returns the handshake to start from, to the first caller only, else null. */
    public @Nullable Handshake claim() {
        return handshake.getAndSet(null);
    }

    /** Reports the upgrade as failed unless it was claimed. */
    public void fail(Throwable cause) {
        Handshake dropped = claim();
        if (dropped != null) {
            dropped.failed(cause);
        }
    }
}
