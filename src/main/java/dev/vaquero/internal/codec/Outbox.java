package dev.vaquero.internal.codec;

import dev.vaquero.Frame;
import dev.vaquero.spi.ByteStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written: encodes frames into a batch and hands each batch to the stream in one write. While a write is
 * on its way, later batches queue and leave together.
 */
final class Outbox implements ByteStream.WriteListener {
    /** Hears of the outbox's fate. Any thread. */
    interface Listener {
        /** All is written, or the bound asked for is reached. */
        void onWritten();

        /** The connection is gone; what waited is lost. */
        void onWriteFailed(Throwable cause);
    }

    private static final int JOINED = 4096;
    private static final int MOST_BUFFERS = 64;

    private final ByteStream stream;
    private final BufferPool pool;
    private final Listener listener;

    // The batch; only the thread that runs the connection.
    private @Nullable ByteBuffer scratch;
    private int sliced;
    private @Nullable List<ByteBuffer> pieces;
    private long batchBytes;

    // Guarded by this; also read without it.
    private volatile long waiting;
    private volatile long since;
    // Guarded by this.
    private @Nullable ArrayDeque<ByteBuffer> queue;
    private boolean writing;
    private boolean failed;
    private long inFlight;

    Outbox(ByteStream stream, BufferPool pool, Listener listener) {
        this.stream = stream;
        this.pool = pool;
        this.listener = listener;
    }

    /** Adds one frame of that first byte and payload to the batch. */
    void add(int firstByte, ByteBuffer payload) {
        int length = payload.remaining();
        ByteBuffer into = room(length <= JOINED ? length + 10 : 10);
        int start = into.position();
        head(into, firstByte, length);
        if (length <= JOINED) {
            into.put(payload);
        } else {
            slice(into);
            pieces().add(payload);
            batchBytes += length;
        }
        batchBytes += into.position() - start;
    }

    /** Returns how many bytes wait. Any thread, the batch roughly. */
    long bytes() {
        return waiting + batchBytes;
    }

    long since() {
        return since;
    }

    /** Hands the batch to the stream. */
    void flush() {
        ByteBuffer last = scratch;
        if (last == null) {
            return;
        }
        boolean pooled = pieces == null;
        List<ByteBuffer> batch = pieces == null ? List.of(last.flip()) : pieces;
        if (!pooled) {
            slice(last);
        }
        long bytes = batchBytes;
        scratch = null;
        pieces = null;
        sliced = 0;
        batchBytes = 0;
        synchronized (this) {
            if (failed) {
                return;
            }
            if (writing) {
                ArrayDeque<ByteBuffer> queued = queue == null ? new ArrayDeque<>() : queue;
                queue = queued;
                batch.forEach(piece -> queued.add(pooled ? copy(piece) : piece));
                waiting += bytes;
                if (pooled) {
                    pool.give(last);
                }
                return;
            }
            writing = true;
            waiting = bytes;
            inFlight = bytes;
        }
        write(batch, last);
    }

    private void write(List<ByteBuffer> batch, @Nullable ByteBuffer reusable) {
        List<ByteBuffer> now = batch;
        ByteBuffer free = reusable;
        while (now != null) {
            ByteBuffer[] buffers = now.toArray(ByteBuffer[]::new);
            try {
                since = System.nanoTime() | 1;
                if (!stream.write(buffers, buffers.length, this)) {
                    return;
                }
            } catch (IOException e) {
                failed(e);
                return;
            }
            if (free != null) {
                pool.give(free);
                free = null;
            }
            now = taken();
        }
    }

    /** Accounts for the write that has ended; returns the next buffers, or null if there are none. */
    private @Nullable List<ByteBuffer> taken() {
        List<ByteBuffer> next = null;
        synchronized (this) {
            waiting -= inFlight;
            inFlight = 0;
            ArrayDeque<ByteBuffer> queued = queue;
            if (failed || queued == null || queued.isEmpty()) {
                queue = null;
                writing = false;
                since = 0;
            } else {
                next = new ArrayList<>(Math.min(queued.size(), MOST_BUFFERS));
                while (!queued.isEmpty() && next.size() < MOST_BUFFERS) {
                    ByteBuffer piece = queued.poll();
                    inFlight += piece.remaining();
                    next.add(piece);
                }
            }
        }
        return next;
    }

    @Override
    public void written() {
        List<ByteBuffer> next = taken();
        if (next != null) {
            write(next, null);
        }
        listener.onWritten();
    }

    @Override
    public void failed(Throwable cause) {
        synchronized (this) {
            failed = true;
            writing = false;
            queue = null;
            waiting = 0;
            since = 0;
        }
        listener.onWriteFailed(cause);
    }

    /** Tells whether nothing is on its way and nothing waits. */
    synchronized boolean idle() {
        return !writing;
    }

    synchronized boolean broken() {
        return failed;
    }

    private ByteBuffer room(int bytes) {
        ByteBuffer now = scratch;
        if (now != null && now.remaining() < bytes) {
            flush();
            now = null;
        }
        if (now == null) {
            now = pool.take();
            scratch = now;
        }
        return now;
    }

    private List<ByteBuffer> pieces() {
        List<ByteBuffer> now = pieces;
        if (now == null) {
            now = new ArrayList<>();
            pieces = now;
        }
        return now;
    }

    /** Moves what was put into the scratch since the last time to the pieces. */
    private void slice(ByteBuffer into) {
        if (into.position() > sliced) {
            pieces().add(into.duplicate().flip().position(sliced));
            sliced = into.position();
        }
    }

    private static void head(ByteBuffer into, int firstByte, int length) {
        into.put((byte) firstByte);
        if (length < 126) {
            into.put((byte) length);
        } else if (length < 65_536) {
            into.put((byte) 126).putShort((short) length);
        } else {
            into.put((byte) 127).putLong(length);
        }
    }

    private static ByteBuffer copy(ByteBuffer piece) {
        return ByteBuffer.allocate(piece.remaining()).put(piece).flip();
    }

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
}
