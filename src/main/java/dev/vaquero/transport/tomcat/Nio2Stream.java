package dev.vaquero.transport.tomcat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.tomcat.util.net.Nio2Channel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.SocketWrapperBase.BlockingMode;
import org.jspecify.annotations.Nullable;

/** The bytes of a socket of the NIO2 connector: written by asynchronous operations, one after the other. */
final class Nio2Stream extends TomcatStream implements CompletionHandler<Long, Nio2Stream.Attempt> {
    private static final ByteBuffer[] NONE = {};

    // the write under way; whoever takes the listener out ends the write
    private final AtomicReference<@Nullable WriteListener> writing = new AtomicReference<>();
    // both written before the listener above, read after it
    private ByteBuffer[] buffers = NONE;
    private int count;

    Nio2Stream(SocketWrapperBase<?> socket) {
        super(socket);
    }

    @Override
    public boolean write(ByteBuffer[] sources, int number, WriteListener done) throws IOException {
        buffers = sources;
        count = number;
        writing.set(done);
        try {
            if (!transfer()) {
                return false;
            }
        } catch (IOException e) {
            writing.set(null);
            throw e;
        }
        writing.set(null);
        buffers = NONE;
        finishOutput();
        return true;
    }

    /** Writes; returns false if an operation goes on that {@link #completed} or {@link #failed} will hear of. */
    private boolean transfer() throws IOException {
        ByteBuffer[] sources = buffers;
        int number = count;
        while (remaining(sources, number)) {
            Attempt attempt = new Attempt();
            guard.enter();
            try {
                socket.write(sources, 0, number, BlockingMode.CLASSIC, 0, TimeUnit.MILLISECONDS, attempt, null, this);
            } finally {
                guard.leave();
            }
            if (!attempt.ended()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void completed(Long written, Attempt attempt) {
        if (written < 0) {
            failed(new EOFException(), attempt);
        } else if (!attempt.inline(null)) {
            proceed();
        }
    }

    private void proceed() {
        boolean ended;
        try {
            ended = transfer();
        } catch (IOException e) {
            end(e);
            return;
        }
        if (ended) {
            end(null);
        }
    }

    @Override
    public void failed(Throwable cause, Attempt attempt) {
        if (!attempt.inline(cause)) {
            end(cause);
        }
    }

    /** One operation, which may end within the call that starts it. All fields belong to the starting thread. */
    static final class Attempt {
        private final Thread starter = Thread.currentThread();
        private boolean started;
        private boolean ended;
        private @Nullable Throwable failure;

        /** Records the end if it comes within the start. */
        boolean inline(@Nullable Throwable cause) {
            if (Thread.currentThread() != starter || started) {
                return false;
            }
            ended = true;
            failure = cause;
            return true;
        }

        /** Ends the start, and returns whether the operation ended with it. */
        boolean ended() throws IOException {
            started = true;
            if (failure != null) {
                throw failure instanceof IOException e ? e : new IOException(failure);
            }
            return ended;
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

    @Override
    void onWritable() {
        // writes end by their operations, not by events
    }

    @Override
    boolean writing() {
        return writing.get() != null;
    }

    @Override
    void failWrite() {
        // the operation under way fails by the close
    }

    @Override
    void sendFin() throws IOException {
        ((Nio2Channel) socket.getSocket()).getIOChannel().shutdownOutput();
    }
}
