package dev.vaquero.transport.jetty;

import dev.vaquero.spi.ByteListener;
import org.jspecify.annotations.Nullable;

/** What may happen to a connection before its listener is known, which is only when its first callback has returned. */
final class Start {
    // written once under the lock of this
    private volatile @Nullable ByteListener listener;
    // both guarded by this
    private boolean awaited;
    private @Nullable Throwable failure;

    /** Returns the listener, if there is one. */
    @Nullable
    ByteListener listener() {
        return listener;
    }

    /** Returns the listener; without one, remembers that bytes are awaited. */
    @Nullable
    ByteListener await() {
        ByteListener known = listener;
        return known != null ? known : awaitEarly();
    }

    private synchronized @Nullable ByteListener awaitEarly() {
        awaited |= listener == null;
        return listener;
    }

    /** Sets the listener, and returns whether bytes are awaited already. */
    boolean open(ByteListener opened) {
        Throwable early;
        synchronized (this) {
            listener = opened;
            early = failure;
        }
        if (early == null) {
            return awaited;
        }
        opened.onFailure(early);
        return false;
    }

    /** Tells the listener of a failure, as soon as there is one. */
    void fail(Throwable cause) {
        ByteListener known;
        synchronized (this) {
            known = listener;
            if (known == null) {
                failure = cause;
            }
        }
        if (known != null) {
            known.onFailure(cause);
        }
    }
}
