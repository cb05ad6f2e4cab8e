package dev.vaquero.transport;

import dev.vaquero.spi.Handshake;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade between the container's handshake and its start on the connection. Containers drop what they were to start
 * without a word if the peer is gone by then: what nobody can reach any more is reported as failed.
 */
public final class PendingUpgrade {
    private static final Cleaner DROPPED = Cleaner.create();

    private final AtomicReference<@Nullable Handshake> handshake;
    private final Cleaner.Cleanable cleanable;

    /** Watches the upgrade for as long as {@code starter}, which the container holds, can be reached. */
    public PendingUpgrade(Object starter, Handshake handshake) {
        AtomicReference<@Nullable Handshake> pending = new AtomicReference<>(handshake);
        this.handshake = pending;
        this.cleanable = DROPPED.register(starter, () -> fail(pending, new IOException("the peer left the handshake")));
    }

    /** Returns the handshake to start from, to the first caller only, else null. */
    public @Nullable Handshake claim() {
        Handshake claimed = handshake.getAndSet(null);
        cleanable.clean();
        return claimed;
    }

    /** Reports the upgrade as failed unless it was claimed. */
    public void fail(Throwable cause) {
        fail(handshake, cause);
        cleanable.clean();
    }

    private static void fail(AtomicReference<@Nullable Handshake> pending, Throwable cause) {
        Handshake dropped = pending.getAndSet(null);
        if (dropped != null) {
            dropped.failed(cause);
        }
    }
}
