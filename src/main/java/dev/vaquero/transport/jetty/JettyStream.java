package dev.vaquero.transport.jetty;

import dev.vaquero.spi.ByteListener;
import dev.vaquero.spi.ByteStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The bytes of one endpoint of Jetty's. */
final class JettyStream implements ByteStream {
    private static final long LINGER_MILLIS = 1_000;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final JettyMembers members;
    private final Object endPoint;
    private final boolean flushable;
    private final Object readCallback;
    private final Object writeCallback;
    private final Start start = new Start();
    // of the one write at a time, nothing between writes
    private final ByteBuffer[] single = {NOTHING};
    private final AtomicReference<@Nullable WriteListener> writing = new AtomicReference<>();
    // what came behind the handshake; written before the first read, then of the one reader
    private @Nullable ByteBuffer glued;

    JettyStream(JettyMembers members, Object endPoint) {
        this.members = members;
        this.endPoint = endPoint;
        this.flushable = members.isFlushable(endPoint);
        this.readCallback = members.callback(new Readable(members));
        this.writeCallback = members.callback(new Written(members));
    }

    /** Takes what came behind the handshake. */
    void glue(ByteBuffer bytes) {
        glued = bytes;
    }

    /** Lets the connection's calls through to its listener, those that came too early first. */
    void open(ByteListener listener) {
        if (start.open(listener)) {
            awaitOpened(listener, Runnable::run);
        }
    }

    /** Tells the listener that the connection is gone. */
    void fail(Throwable cause) {
        start.fail(cause);
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        ByteBuffer first = glued;
        return first == null ? fill(buffer) : unglue(first, buffer);
    }

    private int unglue(ByteBuffer first, ByteBuffer buffer) {
        int count = Math.min(first.remaining(), buffer.remaining());
        int limit = first.limit();
        buffer.put(first.limit(first.position() + count));
        first.limit(limit);
        if (!first.hasRemaining()) {
            glued = null;
        }
        return count;
    }

    /** Jetty fills what is behind the limit, up to the capacity, and has the position stand for what is there. */
    private int fill(ByteBuffer buffer) throws IOException {
        if (buffer.limit() < buffer.capacity()) {
            int filled = fill(buffer.slice());
            return advance(buffer, filled);
        }
        int position = buffer.position();
        if (!buffer.hasRemaining()) {
            return 0;
        }
        if (position == 0) {
            buffer.limit(0);
        } else {
            buffer.limit(position).position(position - 1);
        }
        int filled = 0;
        try {
            filled = (int) members.fill.invokeExact(endPoint, buffer);
        } catch (Throwable e) {
            throw Failures.io(e);
        } finally {
            buffer.limit(buffer.capacity()).position(position + Math.max(filled, 0));
        }
        return filled;
    }

    private static int advance(ByteBuffer buffer, int filled) {
        buffer.position(buffer.position() + Math.max(filled, 0));
        return filled;
    }

    @Override
    public void awaitReadable() {
        ByteListener listener = start.await();
        if (listener != null) {
            awaitOpened(listener, ForkJoinPool.commonPool());
        }
    }

    private void awaitOpened(ByteListener listener, Executor ready) {
        if (glued != null) {
            ready.execute(listener::onReadable);
            return;
        }
        try {
            members.fillInterested.invokeExact(endPoint, readCallback);
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }

    @Override
    public boolean write(ByteBuffer[] buffers, int count, WriteListener done) throws IOException {
        ByteBuffer[] exact = exact(buffers, count);
        try {
            if (flushable && (boolean) members.flush.invokeExact(endPoint, exact)) {
                single[0] = NOTHING;
                return true;
            }
            writing.set(done);
            members.write.invokeExact(endPoint, writeCallback, exact);
            return false;
        } catch (Throwable e) {
            writing.set(null);
            single[0] = NOTHING;
            throw Failures.io(e);
        }
    }

    private ByteBuffer[] exact(ByteBuffer[] buffers, int count) {
        if (count == buffers.length) {
            return buffers;
        }
        if (count != 1) {
            return Arrays.copyOf(buffers, count);
        }
        single[0] = buffers[0];
        return single;
    }

    @Override
    public void shutdownOutput() {
        try {
            members.shutdownOutput.invokeExact(endPoint);
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }

    /** A stream of HTTP/2 stays until the peer has ended it too, and nobody reads any more: Jetty is to end it soon. */
    @Override
    public void close() {
        try {
            try {
                if (!flushable) {
                    members.setIdleTimeout.invokeExact(endPoint, LINGER_MILLIS);
                }
            } finally {
                members.close.invokeExact(endPoint);
            }
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }

    /** Hears that there is something to read. */
    private final class Readable extends JettyCallback {
        Readable(JettyMembers members) {
            super(members);
        }

        @Override
        void succeeded() {
            ByteListener listener = start.listener();
            if (listener != null) {
                listener.onReadable();
            }
        }

        @Override
        void failed(Throwable cause) {
            fail(cause);
        }
    }

    /** Hears of the end of a write. */
    private final class Written extends JettyCallback {
        Written(JettyMembers members) {
            super(members);
        }

        @Override
        void succeeded() {
            WriteListener done = writing.getAndSet(null);
            single[0] = NOTHING;
            if (done != null) {
                done.written();
            }
        }

        @Override
        void failed(Throwable cause) {
            WriteListener done = writing.getAndSet(null);
            if (done != null) {
                done.failed(cause);
            }
        }
    }
}
