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
public final class StreamTransport extends Inbound implements Transport, ByteListener {
    private static final int FIN = 0x80;
    private static final int RSV1 = 0x40;
    private static final int DISCARDED_READS = 4;
    private static final int OPEN = 0;
    private static final int ENDING = 1;
    private static final int CLOSED = 2;
    private static final AtomicIntegerFieldUpdater<StreamTransport> PHASE =
            AtomicIntegerFieldUpdater.newUpdater(StreamTransport.class, "phase");
    private static final AtomicIntegerFieldUpdater<StreamTransport> DISCARDING =
            AtomicIntegerFieldUpdater.newUpdater(StreamTransport.class, "discarding");

    private final TransportListener listener;
    private final @Nullable Deflation deflation;

    // OPEN, then ENDING, then CLOSED.
    private volatile int phase = OPEN;
    // 1 while someone reads and drops; by compare-and-set.
    @SuppressWarnings("UnusedVariable") // read by DISCARDING
    private volatile int discarding;
    // Written before ENDING is seen, then by whoever discards.
    private volatile @Nullable End how;
    // Whether the peer has nothing more to say; written by the thread that reads.
    private volatile boolean finished;
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
        super(stream, buffers, options, deflate);
        this.listener = listener;
        deflation = deflate == null ? null : new Deflation(deflate, buffers.deflated);
    }

    @Override
    public void send(Frame frame, boolean compress) {
        int first = FIN | opcode(frame);
        Deflation now = deflation;
        if (now != null && compress && (first & 8) == 0 && now.worthwhile(frame)) {
            add(first | RSV1, now.deflate(frame));
        } else {
            add(first, frame.bytes());
        }
    }

    @Override
    public boolean writeHeldByReader() {
        return writingSince() != 0 && stream.readerHoldsWrites();
    }

    @Override
    public void awaitReadable() {
        if (!awaiting) {
            awaiting = true;
            stream.awaitReadable();
        }
    }

    @Override
    public boolean read() {
        ReadBuffer buffer = buffers.readers.take();
        boolean more;
        reading = true;
        try {
            more = read(buffer);
        } catch (IOException e) {
            finished = true;
            listener.onFailure(e);
            more = false;
        } finally {
            reading = false;
        }
        buffers.readers.give(buffer);
        if (phase == ENDING) {
            discard();
        }
        return more;
    }

    private boolean read(ReadBuffer buffer) throws IOException {
        boolean again = left();
        int got = receive(buffer, phase != OPEN);
        if (got < 0) {
            finished = true;
            listener.onEnd();
        }
        return got > 0 && phase == OPEN && (again || left() || !buffer.bytes.hasRemaining());
    }

    @Override
    public void hibernate() {
        // Buffers and decoders are taken only while something is read or written, so nothing is left to let go of.
    }

    @Override
    public void end(End wanted) {
        how = wanted;
        flush();
        endReading();
        if (deflation != null) {
            deflation.release();
        }
        if (!PHASE.compareAndSet(this, OPEN, ENDING)) {
            listener.onClosed();
        } else if (broken()) {
            close();
        } else if (wanted == End.WRITTEN) {
            closeWhenWritten();
        } else if (!awaiting && !reading) {
            discard();
        }
    }

    private void closeWhenWritten() {
        if (idle()) {
            close();
        }
    }

    /** Reads and drops until the peer has closed too; one thread at a time, others leave it to that one. */
    private void discard() {
        if (how == End.WRITTEN || !DISCARDING.compareAndSet(this, 0, 1)) {
            return;
        }
        boolean gone = false;
        try {
            if (how == End.PEER_END && idle()) {
                stream.shutdownOutput();
            }
            readAndDrop();
        } catch (IOException e) {
            gone = true;
        } finally {
            discarding = 0;
        }
        if (gone) {
            close();
        } else if (finished) {
            closeWhenWritten();
        } else if (phase == ENDING) {
            awaitReadable();
        }
    }

    private void readAndDrop() throws IOException {
        ReadBuffer buffer = buffers.readers.take();
        boolean more = !finished;
        for (int i = 0; i < DISCARDED_READS && more; i++) {
            int got = how == End.PEER_CLOSE ? receive(buffer, true) : drop(buffer);
            finished |= got < 0;
            more = got > 0 && !finished;
        }
        buffers.readers.give(buffer);
    }

    @Override
    public void close() {
        int before = PHASE.getAndSet(this, CLOSED);
        if (before == CLOSED) {
            return;
        }
        try {
            stream.close();
        } finally {
            if (before == ENDING) {
                listener.onClosed();
            }
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
    public boolean onFrame(Frame frame) {
        if (phase == OPEN) {
            listener.onFrame(frame);
        }
        return phase != OPEN || listener.wantsMore();
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
    void onWritten() {
        if (phase == ENDING) {
            if (how == End.WRITTEN || finished) {
                closeWhenWritten();
            } else if (how == End.PEER_END && idle()) {
                stream.shutdownOutput();
            }
        } else {
            drained();
        }
    }

    @Override
    void onWriteFailed(Throwable cause) {
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

    @Override
    void onDrained() {
        listener.onDrained();
    }
}
