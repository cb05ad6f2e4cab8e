package dev.vaquero.internal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connections that have something to do, claimed one by one by workers. Filled by one thread before it is submitted. */
final class Batch {
    // Filled before the batch is submitted, read only afterwards.
    private ConnectionActor<?>[] connections;
    private int size;
    private final AtomicInteger claimed = new AtomicInteger();

    Batch(int expected) {
        connections = new ConnectionActor<?>[Math.max(1, expected)];
    }

    Batch(ConnectionActor<?> one) {
        connections = new ConnectionActor<?>[] {one};
        size = 1;
    }

    void add(ConnectionActor<?> connection) {
        if (size == connections.length) {
            connections = Arrays.copyOf(connections, size * 2);
        }
        connections[size++] = connection;
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
