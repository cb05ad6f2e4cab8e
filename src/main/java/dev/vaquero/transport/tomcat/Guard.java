package dev.vaquero.transport.tomcat;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a close apart from calls into the socket, since Tomcat gives the buffers of a closed one to the next connection
 * at once: the close waits for the calls, none of which blocks, and is done by the last of them.
 */
final class Guard {
    private static final int CLOSED = 1;
    private static final int CALL = 2;

    // the number of calls, times two, and whether it is closed
    private final AtomicInteger state = new AtomicInteger();
    private final Runnable close;

    Guard(Runnable close) {
        this.close = close;
    }

    /** Begins a call. */
    void enter() throws ClosedChannelException {
        if (!tryEnter()) {
            throw new ClosedChannelException();
        }
    }

    /** Begins a call, and returns false if the socket is closed. */
    boolean tryEnter() {
        int now = state.get();
        while ((now & CLOSED) == 0) {
            if (state.compareAndSet(now, now + CALL)) {
                return true;
            }
            now = state.get();
        }
        return false;
    }

    /** Ends the call. */
    void leave() {
        if (state.addAndGet(-CALL) == CLOSED) {
            close.run();
        }
    }

    /** Closes, now or at the end of the calls. */
    void close() {
        if (state.getAndUpdate(now -> now | CLOSED) == 0) {
            close.run();
        }
    }

    boolean closed() {
        return (state.get() & CLOSED) != 0;
    }
}
