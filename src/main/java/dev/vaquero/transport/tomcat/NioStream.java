package dev.vaquero.transport.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** The bytes of a socket of the NIO connector: read from its channel and written to it. */
final class NioStream extends TomcatStream {
    private static final ByteBuffer[] NONE = {};

    // the write under way; whoever takes the listener out ends the write
    private final AtomicReference<@Nullable WriteListener> writing = new AtomicReference<>();
    // both written before the listener above, read after it
    private ByteBuffer[] buffers = NONE;
    private int count;

    NioStream(SocketWrapperBase<?> socket) {
        super(socket);
    }

    /** Past Tomcat's buffer, which brings 8 kB at most, but for what it has read already and for TLS. */
    @Override
    int take(ByteBuffer buffer) throws IOException {
        return tls == null && socket.getSocketBufferHandler().isReadBufferEmpty()
                ? ((NioChannel) socket.getSocket()).read(buffer)
                : super.take(buffer);
    }

    @Override
    public boolean write(ByteBuffer[] sources, int number, WriteListener done) throws IOException {
        guard.enter();
        try {
            if (flush(sources, number)) {
                return true;
            }
            buffers = sources;
            count = number;
            writing.set(done);
        } finally {
            guard.leave();
        }
        socket.registerWriteInterest();
        return false;
    }

    private boolean flush(ByteBuffer[] sources, int number) throws IOException {
        NioChannel channel = (NioChannel) socket.getSocket();
        lock();
        try {
            do {
                while (channel.getOutboundRemaining() > 0) {
                    if (!channel.flushOutbound()) {
                        return false;
                    }
                }
                if (!remaining(sources, number)) {
                    return true;
                }
            } while ((number == 1 ? channel.write(sources[0]) : channel.write(sources, 0, number)) > 0);
            return false;
        } finally {
            unlock();
        }
    }

    @Override
    void onWritable() {
        if (writing.get() == null || !guard.tryEnter()) {
            return;
        }
        boolean flushed = false;
        IOException failure = null;
        try {
            flushed = flush(buffers, count);
        } catch (IOException e) {
            failure = e;
        } finally {
            guard.leave();
        }
        if (failure != null) {
            end(failure);
        } else if (flushed) {
            end(null);
        } else {
            socket.registerWriteInterest();
        }
    }

    private void end(@Nullable Throwable failure) {
        WriteListener done = writing.getAndSet(null);
        if (done == null) {
            return;
        }
        buffers = NONE;
        if (failure != null) {
            done.failed(failure);
        } else {
            finishOutput();
            done.written();
        }
    }

    /** The poller hears that the socket is writable, but whoever reads has its lock. */
    @Override
    public boolean readerHoldsWrites() {
        return true;
    }

    @Override
    boolean writing() {
        return writing.get() != null;
    }

    @Override
    void failWrite() {
        if (writing()) {
            end(new ClosedChannelException());
        }
    }

    @Override
    void sendFin() throws IOException {
        ((NioChannel) socket.getSocket()).getIOChannel().shutdownOutput();
    }
}
