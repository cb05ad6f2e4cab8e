package dev.vaquero.internal;

import dev.vaquero.spi.ByteListener;
import dev.vaquero.spi.ByteStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container's bytes by hand: each read takes one chunk, and the socket takes as much as there is room. For one thread. */
final class FakeStream implements ByteStream {
    private final Hand hand;
    private final ArrayDeque<byte[]> incoming = new ArrayDeque<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private @Nullable ByteListener listener;
    private @Nullable Error failure;
    private Runnable whileReading = () -> {};
    private List<ByteBuffer> pending = List.of();
    private @Nullable WriteListener done;
    private long room = Long.MAX_VALUE;
    private boolean awaited;
    private boolean inReader;
    private boolean readerHoldsWrites;
    private boolean closed;

    FakeStream(Hand hand) {
        this.hand = hand;
    }

    void open(ByteListener connection) {
        listener = connection;
    }

    /** One more chunk arrives. */
    void arrive(byte[] chunk) {
        incoming.add(chunk);
        wake();
    }

    /** Has the next read throw. */
    void failNextRead(Error error) {
        failure = error;
        incoming.add(new byte[0]);
        wake();
    }

    /** Has every read do this, too. */
    void whileReading(Runnable action) {
        whileReading = action;
    }

    /** Tells the listener that there is something, asked or not. */
    void readable() {
        if (listener != null) {
            inReader = true;
            listener.onReadable();
            inReader = false;
        }
    }

    /** Tells whether the container is telling the listener that there is something to read. */
    boolean inReader() {
        return inReader;
    }

    /** From now on no write goes on meanwhile. */
    void holdWritesWhileReading() {
        readerHoldsWrites = true;
    }

    @Override
    public boolean readerHoldsWrites() {
        return readerHoldsWrites;
    }

    private void wake() {
        if (awaited && !incoming.isEmpty()) {
            awaited = false;
            hand.later(this::readable);
        }
    }

    /** The peer reads that many bytes more. */
    void makeRoom(long bytes) {
        room += bytes;
        WriteListener waiting = done;
        if (waiting != null && take(pending)) {
            done = null;
            pending = List.of();
            waiting.written();
        }
    }

    /** The peer reads nothing more. */
    void stopReading() {
        room = 0;
    }

    int incoming() {
        return incoming.size();
    }

    int writtenBytes() {
        return written.size();
    }

    String writtenHex() {
        return HexFormat.of().formatHex(written.toByteArray());
    }

    boolean closed() {
        return closed;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        whileReading.run();
        byte[] chunk = incoming.poll();
        Error thrown = failure;
        if (thrown != null) {
            failure = null;
            throw thrown;
        }
        if (closed) {
            throw new IOException("closed");
        }
        if (chunk == null) {
            return 0;
        }
        buffer.put(chunk);
        return chunk.length;
    }

    @Override
    public void awaitReadable() {
        if (awaited) {
            throw new IllegalStateException("asked twice");
        }
        awaited = true;
        wake();
    }

    @Override
    public boolean write(ByteBuffer[] buffers, int count, WriteListener listens) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        if (done != null) {
            throw new IllegalStateException("a write is under way");
        }
        List<ByteBuffer> all = Arrays.asList(buffers).subList(0, count);
        if (take(all)) {
            return true;
        }
        pending = List.copyOf(all);
        done = listens;
        return false;
    }

    private boolean take(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            while (buffer.hasRemaining() && room > 0) {
                written.write(buffer.get());
                room--;
            }
            if (buffer.hasRemaining()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void shutdownOutput() {
        // The peer hears of the close frame only.
    }

    @Override
    public void close() {
        closed = true;
    }
}
