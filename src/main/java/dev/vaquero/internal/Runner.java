package dev.vaquero.internal;

import dev.vaquero.Frame;
import dev.vaquero.Reason;
import dev.vaquero.bus.Pid;
import dev.vaquero.spi.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a connection: whoever holds the mailbox's run right takes one message after the other, writes when nothing
 * is left, and gives the right back. Fields belong to that thread.
 */
abstract class Runner extends Owner {
    private static final int INLINE_MESSAGES = 64;
    private static final int WORKER_MESSAGES = 1024;
    private static final long INLINE_NANOS = 1_000_000;
    private static final Signal READ = ConnectionActor::read;

    private boolean readLater;

    Runner(LocalNode node, Pid pid, Identity identity) {
        super(node, pid, identity);
    }

    /** Runs the first callback. */
    abstract void begin();

    /** Tells whether the handler takes messages of this type. */
    abstract boolean takes(Object message);

    /** Hands a message to the handler. */
    abstract void info(Object message);

    /** Tells whether the last reply hibernates and the state is not compacted yet. */
    abstract boolean drowsy();

    /** Compacts the state and lets go of buffers. */
    abstract void sleep();

    /** Ends the connection. */
    abstract void end(Reason reason, Frame.@Nullable Close close, Transport.End how);

    /** Something can be read: reads on the spot if nobody runs the connection. */
    final void readable() {
        if (mailbox.tryAcquire()) {
            runHere(false);
        } else {
            signal(READ);
        }
    }

    /** Goes on reading if it was due while reading was stopped. */
    final void readAgain() {
        if (readLater) {
            signal(READ);
        }
    }

    /** Runs what the mailbox holds; called by a worker that was given the run right. */
    final void run() {
        ClassLoader before = enter();
        try {
            loop(WORKER_MESSAGES, Clock.NEVER);
        } finally {
            leave(before);
        }
    }

    /** Runs the first callback or what can be read, and then the mailbox, on the container's thread for a bounded time. */
    final void runHere(boolean first) {
        ClassLoader before = enter();
        try {
            long until = node.clock().now() + INLINE_NANOS;
            if (first) {
                rewatch();
                begin();
                readOrWait();
            } else {
                read();
            }
            loop(INLINE_MESSAGES, until);
        } finally {
            leave(before);
        }
    }

    private @Nullable ClassLoader enter() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        if (before != node.loader()) {
            thread.setContextClassLoader(node.loader());
        }
        return before;
    }

    private void leave(@Nullable ClassLoader before) {
        if (before != node.loader()) {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void loop(int most, long until) {
        for (int handled = 1; !ended; handled++) {
            Fate now = fate();
            if (now != null) {
                meet(now);
                return;
            }
            Object message = mailbox.poll();
            if (message == null) {
                if (rest()) {
                    return;
                }
                continue;
            }
            handle(message);
            if (ended || crowded() && stalled()) {
                return;
            }
            if (handled >= most || until != Clock.NEVER && node.clock().now() - until > 0) {
                transport().flush();
                if (!stalled()) {
                    node.workers().submit(self());
                }
                return;
            }
        }
    }

    /** Writes what is left and gives up the run right; returns whether to leave. */
    private boolean rest() {
        transport().flush();
        if (fate() != null) {
            return false;
        }
        if (crowded() && stalled()) {
            return true;
        }
        if (drowsy()) {
            sleep();
        }
        if (transport().writingSince() != 0) {
            rewatch();
        }
        return !ended && mailbox.tryRelease();
    }

    private boolean crowded() {
        if (transport().queuedBytes() <= options().outboxBound()) {
            return false;
        }
        transport().flush();
        return true;
    }

    /** Parks the connection, run right and all, until the outbox has drained; false if it need not. */
    private boolean stalled() {
        if (ended || transport().queuedBytes() <= options().outboxBound()) {
            return false;
        }
        rewatch();
        return transport().awaitDrained(options().outboxBound() / 2)
                && !(fate() != null && transport().cancelDrained());
    }

    private void meet(Fate now) {
        boolean cut = now.closeCode() == 0;
        if (cut) {
            transport().close();
        }
        end(now.reason(), cut ? null : Frame.close(now.closeCode()), Transport.End.PEER_CLOSE);
    }

    private void handle(Object message) {
        if (message instanceof Signal signal) {
            signal.run(self());
        } else if (!surplus() && takes(message)) {
            info(message);
        } else {
            node.counting().droppedMessages.increment();
        }
    }

    final void read() {
        readLater = paused();
        if (readLater || ended) {
            return;
        }
        boolean more = transport().read();
        transport().flush();
        if (more) {
            signal(READ);
        } else {
            readOrWait();
        }
    }

    private void readOrWait() {
        readLater = paused();
        if (!readLater && !ended && fate() == null) {
            transport().awaitReadable();
        }
    }
}
