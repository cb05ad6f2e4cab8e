package dev.vaquero.transport.portable;

import dev.vaquero.spi.TransportListener;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What has arrived and was not read yet. Whoever brings too much waits until it is read. */
final class Inbox {
    private static final int MOST_EVENTS = 16;
    private static final long MOST_BYTES = 64 * 1024;

    /** Tells a listener of a frame or of the end; returns whether it wants more. */
    interface Delivery {
        boolean to(TransportListener listener);
    }

    private record Event(Delivery delivery, long bytes) {}

    private final TransportListener listener;
    // all guarded by this
    private final ArrayDeque<Event> events = new ArrayDeque<>(0);
    private long bytes;
    private boolean awaited;
    private boolean finished;

    Inbox(TransportListener listener) {
        this.listener = listener;
    }

    /** Adds what a listener is to hear, and waits while too much is there; ignored after the last. */
    void add(Delivery delivery, long size, boolean last) {
        boolean wake;
        synchronized (this) {
            if (finished) {
                return;
            }
            finished = last;
            events.add(new Event(delivery, size));
            bytes += size;
            wake = awaited;
            awaited = false;
        }
        if (wake) {
            listener.onReadable();
        }
        if (!last) {
            awaitRoom();
        }
    }

    private synchronized void awaitRoom() {
        try {
            while (!finished && (events.size() > MOST_EVENTS || bytes > MOST_BYTES)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for one call of {@code onReadable}, now if something is there. */
    void awaitReadable() {
        synchronized (this) {
            awaited = events.isEmpty();
            if (awaited) {
                return;
            }
        }
        listener.onReadable();
    }

    /** Takes the next, or returns null. */
    synchronized @Nullable Delivery poll() {
        Event event = events.poll();
        if (event == null) {
            return null;
        }
        bytes -= event.bytes;
        notifyAll();
        return event.delivery;
    }

    /** Drops what is there and all that follows. */
    synchronized void finish() {
        finished = true;
        awaited = false;
        events.clear();
        bytes = 0;
        notifyAll();
    }

    /** Tells whether the end has come. */
    synchronized boolean finished() {
        return finished;
    }
}
