package dev.vaquero.transport.tomcat;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a close apart from calls into the socket, since Tomcat gives the buffers of a closed one to the next connection
 * at once: the close waits for the calls, none of which blocks, and is done by the last of them.
 */
final class Guard {
    static final int READ = 1;
    static final int WRITE = 2;
    static final int SHUTDOWN = 4;
    private static final int IN_USE = READ | WRITE | SHUTDOWN;
    private static final int CLOSED = 8;

    private final AtomicInteger state = new AtomicInteger();
    private final Runnable close;

    Guard(Runnable close) {
        this.close = close;
    }

    /** Begins a call of a kind of which there is at most one at a time. */
    void enter(int use) throws ClosedChannelException {
        if (!tryEnter(use)) {
            throw new ClosedChannelException();
        }
    }

    /** Begins a call, and returns false if the socket is closed. */
    boolean tryEnter(int use) {
        int now = state.get();
        while ((now & CLOSED) == 0) {
            if (state.compareAndSet(now, now | use)) {
                return true;
            }
            now = state.get();
        }
        return false;
    }

    /** Ends the call. */
    void leave(int use) {
        if (state.addAndGet(-use) == CLOSED) {
            close.run();
        }
    }

    /** Closes, now or at the end of the calls. */
    void close() {
        int before = state.getAndUpdate(now -> now | CLOSED);
        if ((before & (CLOSED | IN_USE)) == 0) {
            close.run();
        }
    }

    boolean closed() {
        return (state.get() & CLOSED) != 0;
    }
}
