package dev.vaquero.transport.portable;

import dev.vaquero.Frame;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The frames that wait to be sent: one is given to the container at a time, the next when it is done with it. */
final class Sending {
    private static final int HEADER = 4;

    /** Hears how sending goes. Any thread, no lock held. */
    interface Listener {
        /** Less waits than before. */
        void onSent();

        /** Nothing can be sent any more. */
        void onSendFailed(Throwable cause);
    }

    private final Session session;
    private final Listener listener;
    // all guarded by this; the two that any thread reads are volatile too
    private final ArrayDeque<Frame> queue = new ArrayDeque<>(0);
    private @Nullable Frame current;
    private volatile long bytes;
    private volatile long since;
    private boolean broken;
    private boolean closeSent;
    // how many bytes may still wait when what waits is told, or -1
    private long drainTo = -1;

    Sending(Session session, Listener listener) {
        this.session = session;
        this.listener = listener;
    }

    synchronized void add(Frame frame) {
        if (!broken) {
            queue.add(frame);
            bytes += size(frame);
        }
    }

    long bytes() {
        return bytes;
    }

    long since() {
        return since;
    }

    synchronized boolean broken() {
        return broken;
    }

    synchronized boolean closeSent() {
        return closeSent;
    }

    /** Asks for {@link #drained} to be true once; false if no more waits already, or nothing ever goes. */
    synchronized boolean awaitDrained(long most) {
        if (bytes <= most || broken) {
            return false;
        }
        drainTo = most;
        return true;
    }

    /** Takes {@link #awaitDrained} back; returns whether it was still to come. */
    synchronized boolean cancelDrained() {
        boolean awaited = drainTo >= 0;
        drainTo = -1;
        return awaited;
    }

    /** Tells, once, whether what was asked for has come. */
    synchronized boolean drained() {
        if (drainTo < 0 || bytes > drainTo && !broken) {
            return false;
        }
        drainTo = -1;
        return true;
    }

    synchronized boolean idle() {
        return current == null && queue.isEmpty();
    }

    /** Sends until the queue is empty or the container keeps a frame. */
    void pump() {
        for (Frame frame = next(); frame != null; frame = next()) {
            Attempt attempt = new Attempt();
            try {
                send(frame, attempt);
            } catch (IOException | RuntimeException e) {
                fail(e);
                return;
            }
            if (!attempt.returned()) {
                return;
            }
            done();
        }
    }

    private synchronized @Nullable Frame next() {
        if (current != null || broken) {
            return null;
        }
        current = queue.poll();
        since = current == null ? 0 : System.nanoTime() | 1;
        return current;
    }

    private void send(Frame frame, Attempt attempt) throws IOException {
        if (frame instanceof Frame.Text text) {
            session.getAsyncRemote().sendText(text.value(), attempt);
        } else if (frame instanceof Frame.Binary) {
            session.getAsyncRemote().sendBinary(frame.bytes(), attempt);
        } else if (frame instanceof Frame.Ping) {
            session.getAsyncRemote().sendPing(frame.bytes());
            attempt.end();
        } else if (frame instanceof Frame.Pong) {
            session.getAsyncRemote().sendPong(frame.bytes());
            attempt.end();
        } else if (frame instanceof Frame.Close close) {
            close(close);
            attempt.end();
        } else {
            throw new AssertionError(frame);
        }
    }

    private void close(Frame.Close close) throws IOException {
        synchronized (this) {
            closeSent = true;
        }
        if (session.isOpen()) {
            session.close(new CloseReason(
                    CloseReason.CloseCodes.getCloseCode(close.code().orElse(CloseCodes.NORMAL_CLOSURE.getCode())),
                    close.reason()));
        }
    }

    private void done() {
        synchronized (this) {
            Frame sent = current;
            current = null;
            since = 0;
            bytes -= sent == null ? 0 : size(sent);
        }
        listener.onSent();
    }

    /** Drops everything, now and later. */
    void fail(Throwable cause) {
        synchronized (this) {
            broken = true;
            current = null;
            queue.clear();
            since = 0;
            bytes = 0;
        }
        listener.onSendFailed(cause);
    }

    private static long size(Frame frame) {
        return (long) frame.length() + HEADER;
    }

    /** One frame in the container's hands, which may be done with it before the call returns. */
    private final class Attempt implements SendHandler {
        private final Thread sender = Thread.currentThread();
        // both of the sending thread
        private boolean returned;
        private boolean ended;

        /** The container is done with the frame, within the call. */
        void end() {
            ended = true;
        }

        /** The call has returned; tells whether the container was done with the frame by then. */
        boolean returned() {
            returned = true;
            return ended;
        }

        @Override
        public void onResult(SendResult result) {
            if (!result.isOK()) {
                fail(result.getException());
            } else if (Thread.currentThread() == sender && !returned) {
                ended = true;
            } else {
                done();
                pump();
            }
        }
    }
}
