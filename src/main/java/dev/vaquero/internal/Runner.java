package dev.vaquero.internal;

import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.bus.Pid;
import dev.vaquero.spi.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a connection: whoever holds the mailbox's run right takes one message after the other, writes when nothing
 * is left, and gives the right back. Fields belong to that thread.
 */
abstract class Runner extends Owner {
    private static final int MESSAGES = 1024;
    private static final long INLINE_NANOS = 1_000_000;
    private static final Signal READ = new Signal(ConnectionActor::read);

    // Whether reading goes on when it is not stopped any more.
    private boolean readLater;
    // Whether what was read is not all handled: it comes before what the mailbox holds.
    private boolean midRead;
    // When a run on the container's thread has lasted long enough.
    private long until = Clock.NEVER;

    Runner(LocalNode node, Pid pid, Identity identity, Options options) {
        super(node, pid, identity, options);
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

    /** Ends the connection after something failed outside of the handler. */
    abstract void fail(Throwable cause);

    /** Ends the connection. */
    abstract void end(Reason reason, Frame.@Nullable Close close, Transport.End how);

    /** Something can be read: reads on the spot if nobody runs the connection and no write needs this thread to go. */
    final void readable() {
        if (!transport().writeHeldByReader() && mailbox.tryAcquire()) {
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

    /** Runs what was carried here and what the mailbox holds; called by a worker that was given the run right. */
    final void run(@Nullable Object carried) {
        ClassLoader before = enter();
        try {
            until = Clock.NEVER;
            if (carried != null && fate() == null) {
                mailbox.carried();
                handle(carried);
            }
            loop();
        } catch (Throwable t) {
            fail(t);
        } finally {
            leave(before);
        }
    }

    /** Runs the first callback or what can be read, and then the mailbox, on the container's thread for a bounded time. */
    final void runHere(boolean first) {
        ClassLoader before = enter();
        try {
            until = node.clock().now() + INLINE_NANOS;
            if (first) {
                node.opened(self());
                rewatch();
                if (fate() == null) {
                    begin();
                }
                readOrWait();
            } else {
                read();
            }
            loop();
        } catch (Throwable t) {
            fail(t);
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

    private void loop() {
        for (int handled = 0; !ended; handled++) {
            Fate now = fate();
            if (now != null) {
                meet(now);
                return;
            }
            if (crowded() && stalled()) {
                return;
            }
            if ((midRead || mailbox.holdsMessages()) && (handled >= MESSAGES || late())) {
                transport().flush();
                node.workers().submit(self());
                return;
            }
            if (midRead) {
                read();
                continue;
            }
            Object message = mailbox.poll();
            if (message != null) {
                handle(message);
            } else if (rest()) {
                return;
            }
        }
    }

    /** Tells whether to go on on another thread: this is the container's, and has other things to do or holds a write up. */
    private boolean late() {
        return until != Clock.NEVER
                && (node.clock().now() - until > 0 || transport().writeHeldByReader());
    }

    /** Tells whether to handle more of what was read: not when the end has come, it takes too long, or too much waits. */
    public final boolean wantsMore() {
        boolean more = ended || fate() == null && !crowded() && !late();
        midRead = !more;
        return more;
    }

    /** Writes what is left and gives up the run right; returns whether to leave. */
    private boolean rest() {
        transport().flush();
        if (fate() != null || crowded()) {
            return false;
        }
        if (drowsy()) {
            sleep();
        }
        if (transport().writingSince() != 0) {
            rewatch();
        }
        return !ended && mailbox.tryRelease();
    }

    /** Tells whether more waits for the peer than the bound, although it was written as far as that goes. */
    private boolean crowded() {
        if (transport().queuedBytes() <= options().outboxBound()) {
            return false;
        }
        transport().flush();
        return transport().queuedBytes() > options().outboxBound();
    }

    /** Parks the connection, run right and all, until the outbox has drained; false if it need not. */
    private boolean stalled() {
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
            signal.step().accept(self());
        } else if (surplus()) {
            node.counting().droppedMessages.increment();
            Asks.dropped(message);
        } else if (takes(message)) {
            info(message);
        } else {
            node.counting().untakenMessages.increment();
        }
    }

    /** Reads and handles a bounded amount; what was read already also while reading is stopped. */
    final void read() {
        readLater = paused() && !midRead;
        if (readLater || ended) {
            return;
        }
        midRead = false;
        boolean more = transport().read();
        midRead &= more;
        transport().flush();
        if (midRead && !ended) {
            return;
        }
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
