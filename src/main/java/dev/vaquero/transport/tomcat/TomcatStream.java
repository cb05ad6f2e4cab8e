package dev.vaquero.transport.tomcat;

import dev.vaquero.spi.ByteListener;
import dev.vaquero.spi.ByteStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** The bytes of one socket of Tomcat's. */
abstract class TomcatStream implements ByteStream {
    private static final System.Logger LOG = System.getLogger(TomcatStream.class.getName());

    final SocketWrapperBase<?> socket;
    final Guard guard = new Guard(this::closeSocket);
    /** Keeps reads and writes apart, as both may move TLS records. */
    final @Nullable ReentrantLock tls;

    private final Readiness readiness = new Readiness();
    private final AtomicBoolean ended = new AtomicBoolean();
    // whether Tomcat's buffers were empty after the last read; of the one reader, handed on by readiness
    private boolean drained;
    // set at the end of the start, which the first event follows on the same thread
    private volatile @Nullable ByteListener listener;

    TomcatStream(SocketWrapperBase<?> socket) {
        this.socket = socket;
        this.tls = socket.getSslSupport() == null ? null : new ReentrantLock();
    }

    /** Makes the stream that fits the socket. */
    static TomcatStream of(SocketWrapperBase<?> socket) {
        return socket.getSocket() instanceof NioChannel ? new NioStream(socket) : new Nio2Stream(socket);
    }

    final void open(ByteListener opened) {
        listener = opened;
    }

    final boolean closed() {
        return guard.closed();
    }

    @Override
    public final int read(ByteBuffer buffer) throws IOException {
        int limit = buffer.limit();
        int room = buffer.remaining();
        int count;
        guard.enter();
        try {
            count = receive(buffer);
        } finally {
            buffer.limit(limit);
            guard.leave();
        }
        drained = tls == null ? count < room : count == 0;
        return count;
    }

    private int receive(ByteBuffer buffer) throws IOException {
        lock();
        try {
            int count = take(buffer);
            if (count == 0 && socket.isClosed()) {
                throw new ClosedChannelException();
            }
            return count;
        } catch (EOFException e) {
            return -1;
        } finally {
            unlock();
        }
    }

    /** Reads what is there; 0 if there is nothing, -1 or {@link EOFException} at the end. May lower the buffer's limit. */
    int take(ByteBuffer buffer) throws IOException {
        return socket.read(false, buffer);
    }

    @Override
    public final void awaitReadable() {
        if (readiness.await()) {
            register();
        }
    }

    /** An event of the socket's, under its lock. */
    final void onReadable() {
        ByteListener opened = listener;
        if (closed() || opened == null || !readiness.begin()) {
            return;
        }
        try {
            opened.onReadable();
        } finally {
            if (readiness.end() && !closed()) {
                register();
            }
        }
    }

    /** Interest in the network's bytes says nothing of those that are in Tomcat's buffers already. */
    private void register() {
        if (!drained || readiness.unasked()) {
            socket.processSocket(SocketEvent.OPEN_READ, true);
        } else {
            socket.registerReadInterest();
        }
    }

    /** The socket takes bytes again. */
    abstract void onWritable();

    /** Fails the write that is under way, if the container does not. */
    abstract void failWrite();

    /** Sends FIN. */
    abstract void sendFin() throws IOException;

    /** Tells whether a write is under way. */
    abstract boolean writing();

    @Override
    public final void shutdownOutput() {
        ended.set(true);
        finishOutput();
    }

    /** Sends FIN if it was asked for and nothing is under way; TLS is ended by the close only. */
    final void finishOutput() {
        if (tls != null || writing() || !ended.compareAndSet(true, false) || !guard.tryEnter()) {
            return;
        }
        try {
            sendFin();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the connection was gone before its end was sent", e);
        } finally {
            guard.leave();
        }
    }

    @Override
    public final void close() {
        guard.close();
    }

    private void closeSocket() {
        socket.close();
        failWrite();
    }

    /** Ends the connection because the container has. */
    final void fail(Throwable cause) {
        close();
        ByteListener opened = listener;
        if (opened != null) {
            opened.onFailure(cause);
        }
    }

    final void lock() {
        if (tls != null) {
            tls.lock();
        }
    }

    final void unlock() {
        if (tls != null) {
            tls.unlock();
        }
    }

    static boolean remaining(ByteBuffer[] buffers, int count) {
        for (int i = count - 1; i >= 0; i--) {
            if (buffers[i].hasRemaining()) {
                return true;
            }
        }
        return false;
    }
}
