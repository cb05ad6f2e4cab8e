package dev.vaquero.internal.codec;

import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.spi.ByteListener;
import dev.vaquero.spi.ByteStream;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/** A connection over a container's byte stream: RFC 6455 framing on both ways, one write for each batch. */
public final class StreamTransport implements Transport, ByteListener, FrameSink, Outbox.Listener {
    private static final int FIN = 0x80;
    private static final int RSV1 = 0x40;
    private static final int READS = 4;
    private static final int OPEN = 0;
    private static final int ENDING = 1;
    private static final int CLOSED = 2;
    private static final AtomicIntegerFieldUpdater<StreamTransport> PHASE =
            AtomicIntegerFieldUpdater.newUpdater(StreamTransport.class, "phase");

    private final ByteStream stream;
    private final TransportListener listener;
    private final Buffers buffers;
    private final Outbox outbox;
    private final boolean validateUtf8;
    private final @Nullable Deflation deflation;
    private final @Nullable Inflation inflation;

    // OPEN, then ENDING, then CLOSED.
    private volatile int phase = OPEN;
    // Written by the thread that reads.
    private volatile long lastRead;
    // How many bytes may still wait when onDrained is called; negative if nobody waits. Guarded by outbox.
    private long drainTo = -1;
    // Written once, before ENDING is seen.
    private @Nullable End how;
    // Whether the peer has nothing more to say; written by the thread that reads.
    private volatile boolean finished;
    // The decoder, while something is half read; only the thread that reads.
    private @Nullable Decoder decoder;
    // Only the thread that runs the connection, until it has ended.
    private int maxFrameSize;
    // Whether a call of read is on the stack; only the thread that runs the connection.
    private boolean reading;
    // Whether onReadable is still to come.
    private volatile boolean awaiting;

    /** Makes the transport of an open connection. */
    public StreamTransport(
            ByteStream stream,
            TransportListener listener,
            Options options,
            @Nullable Deflate deflate,
            Buffers buffers) {
        this.stream = stream;
        this.listener = listener;
        this.buffers = buffers;
        lastRead = buffers.clock.now();
        outbox = new Outbox(stream, buffers, this);
        validateUtf8 = options.validateUtf8();
        maxFrameSize = options.maxFrameSize();
        inflation = deflate == null ? null : new Inflation(deflate.clientTakeover());
        deflation = deflate == null ? null : new Deflation(deflate, buffers.deflated);
    }

    @Override
    public void send(Frame frame, boolean compress) {
        int first = FIN | Outbox.opcode(frame);
        Deflation now = deflation;
        if (now != null && compress && (first & 8) == 0 && now.worthwhile(frame)) {
            outbox.add(first | RSV1, now.deflate(frame));
        } else {
            outbox.add(first, frame.bytes());
        }
    }

    @Override
    public void flush() {
        outbox.flush();
    }

    @Override
    public long queuedBytes() {
        return outbox.bytes();
    }

    @Override
    public long writingSince() {
        return outbox.since();
    }

    @Override
    public boolean awaitDrained(long bytes) {
        synchronized (outbox) {
            if (outbox.bytes() <= bytes || outbox.broken()) {
                return false;
            }
            drainTo = bytes;
            return true;
        }
    }

    @Override
    public boolean cancelDrained() {
        synchronized (outbox) {
            boolean awaited = drainTo >= 0;
            drainTo = -1;
            return awaited;
        }
    }

    @Override
    public void awaitReadable() {
        awaiting = true;
        stream.awaitReadable();
    }

    @Override
    public boolean read() {
        ReadBuffer buffer = buffers.readers.take();
        reading = true;
        try {
            return read(buffer);
        } catch (IOException e) {
            finished = true;
            listener.onFailure(e);
            return false;
        } finally {
            reading = false;
            buffers.readers.give(buffer);
            if (phase == ENDING) {
                discard();
            }
        }
    }

    private boolean read(ReadBuffer buffer) throws IOException {
        for (int i = 0; i < READS; i++) {
            int got = stream.read(buffer.bytes.clear());
            if (got < 0) {
                finished = true;
                listener.onEnd();
                return false;
            }
            if (got == 0) {
                return false;
            }
            lastRead = buffers.clock.now();
            decode(buffer);
            if (phase != OPEN || buffer.bytes.hasRemaining()) {
                return false;
            }
        }
        return true;
    }

    /** Decodes what was read, with the connection's decoder if something is half read, else with the buffer's. */
    private void decode(ReadBuffer buffer) {
        Decoder own = decoder;
        Decoder now = own == null ? buffer.decoder : own;
        decoder = now;
        now.rules(validateUtf8, inflation, maxFrameSize, phase != OPEN);
        now.decode(buffer.bytes.array(), 0, buffer.bytes.position(), this);
        boolean atRest = now.atRest();
        if (own == null && !atRest) {
            buffer.decoder = new Decoder();
        }
        decoder = atRest ? null : now;
    }

    @Override
    public void configure(Options options) {
        maxFrameSize = options.maxFrameSize();
        Decoder now = decoder;
        if (now != null) {
            now.rules(validateUtf8, inflation, maxFrameSize, false);
        }
    }

    @Override
    public long lastRead() {
        return lastRead;
    }

    @Override
    public void hibernate() {
        // Buffers and decoders are taken only while something is read or written, so nothing is left to let go of.
    }

    @Override
    public void end(End wanted) {
        how = wanted;
        outbox.flush();
        release();
        if (!PHASE.compareAndSet(this, OPEN, ENDING)) {
            listener.onClosed();
        } else if (outbox.broken()) {
            close();
        } else if (wanted == End.WRITTEN) {
            closeWhenWritten();
        } else if (!awaiting && !reading) {
            discard();
        }
    }

    private void release() {
        Decoder now = decoder;
        if (now != null) {
            now.discard();
        }
        if (inflation != null) {
            inflation.release();
        }
        if (deflation != null) {
            deflation.release();
        }
    }

    private void closeWhenWritten() {
        if (outbox.idle()) {
            close();
        }
    }

    /** Reads and drops until the peer has closed too; by the thread that reads. */
    private void discard() {
        if (how == End.WRITTEN) {
            return;
        }
        if (how == End.PEER_END && outbox.idle()) {
            stream.shutdownOutput();
        }
        ReadBuffer buffer = buffers.readers.take();
        try {
            boolean more = !finished;
            for (int i = 0; i < READS && more; i++) {
                int got = stream.read(buffer.bytes.clear());
                finished |= got < 0;
                if (got > 0 && how == End.PEER_CLOSE) {
                    decode(buffer);
                }
                more = got > 0 && !finished;
            }
            if (finished) {
                closeWhenWritten();
            } else if (phase == ENDING) {
                awaitReadable();
            }
        } catch (IOException e) {
            close();
        } finally {
            buffers.readers.give(buffer);
        }
    }

    @Override
    public void close() {
        int before = PHASE.getAndSet(this, CLOSED);
        if (before == CLOSED) {
            return;
        }
        stream.close();
        if (before == ENDING) {
            listener.onClosed();
        }
    }

    @Override
    public void onReadable() {
        awaiting = false;
        if (phase == OPEN) {
            listener.onReadable();
        } else if (phase == ENDING) {
            discard();
        }
    }

    @Override
    public void onFailure(Throwable cause) {
        gone(cause);
    }

    @Override
    public void onFrame(Frame frame) {
        if (phase == OPEN) {
            listener.onFrame(frame);
        }
    }

    @Override
    public void onClose(Frame.Close close) {
        finished = true;
        if (phase == OPEN) {
            listener.onClose(close);
        }
    }

    @Override
    public void onError(Reason.Kind kind) {
        if (phase == OPEN) {
            listener.onError(kind);
        } else {
            how = End.PEER_END;
        }
    }

    @Override
    public void onWritten() {
        if (phase == ENDING) {
            if (how == End.WRITTEN || finished) {
                closeWhenWritten();
            } else if (how == End.PEER_END && outbox.idle()) {
                stream.shutdownOutput();
            }
        } else {
            drained();
        }
    }

    @Override
    public void onWriteFailed(Throwable cause) {
        gone(cause);
        drained();
    }

    private void gone(Throwable cause) {
        if (phase == ENDING) {
            close();
        } else if (phase == OPEN) {
            listener.onFailure(cause);
        }
    }

    private void drained() {
        synchronized (outbox) {
            if (drainTo < 0 || outbox.bytes() > drainTo && !outbox.broken()) {
                return;
            }
            drainTo = -1;
        }
        listener.onDrained();
    }
}
