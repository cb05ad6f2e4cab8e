package dev.vaquero.internal;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connections that have something to do, claimed one by one by workers. Filled by one thread before it is submitted. */
final class Batch {
    static final int NONE = -1;

    // Filled before the batch is submitted, read only afterwards.
    private final ConnectionActor<?>[] connections;
    private int size;
    private final AtomicInteger claimed = new AtomicInteger();

    private final @Nullable Object message;

    /** Makes a batch of those to whom a message is carried. */
    Batch(int capacity, Object message) {
        connections = new ConnectionActor<?>[capacity];
        this.message = message;
    }

    /** Makes a batch of one, whose mailbox says what there is to do. */
    Batch(ConnectionActor<?> one) {
        connections = new ConnectionActor<?>[] {one};
        size = 1;
        message = null;
    }

    /** Returns what each of them is to handle before what its mailbox holds. */
    @Nullable
    Object message() {
        return message;
    }

    /** Adds one; returns whether the batch is full. */
    boolean add(ConnectionActor<?> connection) {
        connections[size++] = connection;
        return size == connections.length;
    }

    int size() {
        return size;
    }

    /** Tells whether nobody works on it yet. */
    boolean isFresh() {
        return claimed.get() == 0;
    }

    boolean hasMore() {
        return left() > 0;
    }

    /** Returns how many are not claimed. */
    int left() {
        return Math.max(0, size - claimed.get());
    }

    /** Claims the next connection, for the caller to run; {@link #NONE} if all are claimed. */
    int claim() {
        if (!hasMore()) {
            return NONE;
        }
        int index = claimed.getAndIncrement();
        return index < size ? index : NONE;
    }

    ConnectionActor<?> get(int index) {
        return connections[index];
    }
}
