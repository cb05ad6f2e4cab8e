package dev.vaquero.internal.codec;

import dev.vaquero.Frame;
import dev.vaquero.spi.ByteStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The writing half of a connection over bytes: gathers frames into a batch and hands each batch to the stream in one write.
 * While a write is on its way, later batches queue and leave together.
 */
abstract class Outbox implements ByteStream.WriteListener {
    private static final int MOST_PIECES = 64;
    private static final ByteBuffer[] NONE = {};

    final ByteStream stream;
    final Buffers buffers;

    // Only the thread that runs the connection.
    private @Nullable FrameBatch batch;
    // Guarded by this for writing.
    private volatile long waiting;
    // Written by whoever writes: the thread that set writing, or the one that hears of the end of its write.
    private volatile long since;
    // The batch that is being written; as since.
    private @Nullable FrameBatch lent;
    // Guarded by this.
    private @Nullable ArrayDeque<ByteBuffer> queue;
    private long inFlight;
    private boolean writing;
    private boolean failed;
    // How many bytes may still wait when onDrained is called; negative if nobody waits. Guarded by this.
    private long drainTo = -1;

    Outbox(ByteStream stream, Buffers buffers) {
        this.stream = stream;
        this.buffers = buffers;
    }

    /** A write that was waited for has ended. Any thread. */
    abstract void onWritten();

    /** The connection is gone; what waited is lost. Any thread. */
    abstract void onWriteFailed(Throwable cause);

    /** No more waits than was asked for. Any thread. */
    abstract void onDrained();

    static int opcode(Frame frame) {
        if (frame instanceof Frame.Text) {
            return 1;
        }
        if (frame instanceof Frame.Binary) {
            return 2;
        }
        if (frame instanceof Frame.Close) {
            return 8;
        }
        return frame instanceof Frame.Ping ? 9 : 10;
    }

    /** Adds one frame of that first byte and payload to the batch. */
    final void add(int firstByte, ByteBuffer payload) {
        while (!current().add(firstByte, payload)) {
            flush();
        }
    }

    private FrameBatch current() {
        FrameBatch now = batch;
        if (now == null) {
            now = buffers.batches.take();
            batch = now;
        }
        return now;
    }

    /** Returns how many bytes wait. Any thread, the batch roughly. */
    public final long queuedBytes() {
        FrameBatch now = batch;
        return now == null ? waiting : waiting + now.bytes();
    }

    /** Returns since when a write waits, 0 if none does. */
    public final long writingSince() {
        return since;
    }

    final synchronized boolean idle() {
        return !writing;
    }

    final synchronized boolean broken() {
        return failed;
    }

    public final synchronized boolean awaitDrained(long bytes) {
        if (queuedBytes() <= bytes || failed) {
            return false;
        }
        drainTo = bytes;
        return true;
    }

    public final synchronized boolean cancelDrained() {
        boolean awaited = drainTo >= 0;
        drainTo = -1;
        return awaited;
    }

    /** Tells who waits if no more waits than was asked for, or nothing ever goes. */
    final void drained() {
        synchronized (this) {
            if (drainTo < 0 || queuedBytes() > drainTo && !failed) {
                return;
            }
            drainTo = -1;
        }
        onDrained();
    }

    /** Hands the batch to the stream. */
    public final void flush() {
        FrameBatch full = batch;
        if (full == null) {
            return;
        }
        batch = null;
        ByteBuffer[] pieces = full.pieces();
        if (starts(full, pieces)) {
            lent = full;
            write(pieces, full.count());
        } else {
            giveBack(full);
        }
    }

    private void giveBack(@Nullable FrameBatch free) {
        if (free != null) {
            free.clear();
            buffers.batches.give(free);
        }
    }

    /** Tells whether the batch can be written now; if not, it has been queued, or dropped after a failure. */
    private synchronized boolean starts(FrameBatch full, ByteBuffer[] pieces) {
        if (!writing && !failed) {
            writing = true;
            waiting = full.bytes();
            inFlight = full.bytes();
            return true;
        }
        if (!failed) {
            ArrayDeque<ByteBuffer> queued = queue == null ? new ArrayDeque<>() : queue;
            queue = queued;
            for (int i = 0; i < full.count(); i++) {
                queued.add(pieces[i].isReadOnly() ? pieces[i] : copy(pieces[i]));
            }
            waiting += full.bytes();
        }
        return false;
    }

    private void write(ByteBuffer[] first, int firstCount) {
        ByteBuffer[] pieces = first;
        int count = firstCount;
        while (count > 0) {
            try {
                since = buffers.clock.now() | 1;
                if (!stream.write(pieces, count, this)) {
                    return;
                }
            } catch (IOException e) {
                failed(e);
                return;
            }
            pieces = next();
            count = pieces.length;
        }
    }

    /** Ends a write; returns what to write next. */
    private ByteBuffer[] next() {
        FrameBatch free = lent;
        lent = null;
        giveBack(free);
        return ended();
    }

    /** Accounts for the write that has ended; returns what to write next. */
    private synchronized ByteBuffer[] ended() {
        waiting -= inFlight;
        inFlight = 0;
        ArrayDeque<ByteBuffer> queued = queue;
        if (failed || queued == null || queued.isEmpty()) {
            queue = null;
            writing = false;
            since = 0;
            return NONE;
        }
        ByteBuffer[] next = new ByteBuffer[Math.min(queued.size(), MOST_PIECES)];
        for (int i = 0; i < next.length; i++) {
            next[i] = queued.remove();
            inFlight += next[i].remaining();
        }
        return next;
    }

    @Override
    public final void written() {
        ByteBuffer[] next = next();
        write(next, next.length);
        onWritten();
    }

    @Override
    public final void failed(Throwable cause) {
        synchronized (this) {
            failed = true;
            writing = false;
            queue = null;
            waiting = 0;
            since = 0;
            lent = null;
        }
        onWriteFailed(cause);
    }

    private static ByteBuffer copy(ByteBuffer piece) {
        return ByteBuffer.allocate(piece.remaining()).put(piece).flip();
    }
}
