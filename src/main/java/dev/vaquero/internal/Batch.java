package dev.vaquero.internal;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connections that have something to do, claimed one by one by workers. Filled by one thread before it is submitted. */
final class Batch {
    // Filled before the batch is submitted, read only afterwards.
    private final ConnectionActor<?>[] connections;
    private int size;
    private final AtomicInteger claimed = new AtomicInteger();

    Batch(int capacity) {
        connections = new ConnectionActor<?>[capacity];
    }

    Batch(ConnectionActor<?> one) {
        connections = new ConnectionActor<?>[] {one};
        size = 1;
    }

    /** Adds one; returns whether the batch is full. */
    boolean add(ConnectionActor<?> connection) {
        connections[size++] = connection;
        return size == connections.length;
    }

    int size() {
        return size;
    }

    @Nullable
    ConnectionActor<?> claim() {
        if (claimed.get() >= size) {
            return null;
        }
        int index = claimed.getAndIncrement();
        return index < size ? connections[index] : null;
    }
}
