package dev.vaquero.transport;

import dev.vaquero.spi.ByteListener;
import dev.vaquero.spi.ByteStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection that does with its bytes what its path says: echo, sink or flood. */
final class RawConnection implements ByteListener, ByteStream.WriteListener {
    private final ByteStream stream;
    private final Counters counters;
    private final String path;
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final ByteBuffer[] batch = new ByteBuffer[8];
    // of the one who reads or writes, which the transport keeps apart
    private final ByteBuffer buffer;
    private long left;
    private long sent;

    RawConnection(ByteStream stream, String path, long flood, int room, Counters counters) {
        this.stream = stream;
        this.path = path;
        this.left = flood;
        this.buffer = ByteBuffer.allocate(room);
        this.counters = counters;
        counters.open.add(this);
    }

    void start() {
        if (path.equals("/flood")) {
            flood();
        }
        if (!path.equals("/hold")) {
            stream.awaitReadable();
        }
    }

    void awaitReadable() {
        stream.awaitReadable();
    }

    void close() {
        stream.close();
        counters.open.remove(this);
    }

    void shutdownOutput() {
        stream.shutdownOutput();
    }

    @Override
    public void onReadable() {
        counters.events.increment();
        try {
            if (drain()) {
                stream.awaitReadable();
            }
        } catch (IOException e) {
            onFailure(e);
        }
    }

    /** Reads until nothing is there; returns false at the end and when an echo is not taken at once. */
    private boolean drain() throws IOException {
        for (int count = stream.read(buffer.clear()); count != 0; count = stream.read(buffer.clear())) {
            if (count < 0) {
                counters.ends.increment();
                close();
                return false;
            }
            counters.received.add(count);
            if (path.equals("/echo") && !write(buffer.flip())) {
                return false;
            }
        }
        return true;
    }

    private boolean write(ByteBuffer bytes) throws IOException {
        batch[0] = bytes;
        return count(stream.write(batch, 1, this));
    }

    private boolean count(boolean taken) {
        if (!taken) {
            counters.delayed.increment();
        }
        return taken;
    }

    /** Writes numbered kilobytes, eight buffers at a time, until one write is not taken at once. */
    private void flood() {
        if (!writing.compareAndSet(false, true)) {
            return;
        }
        try {
            while (left > 0) {
                for (int i = 0; i < batch.length; i++) {
                    batch[i] = Pattern.kilobyte(sent++);
                }
                left -= batch.length * 1024L;
                if (!count(stream.write(batch, batch.length, this))) {
                    return;
                }
            }
            stream.shutdownOutput();
        } catch (IOException e) {
            onFailure(e);
        }
    }

    @Override
    public void written() {
        counters.written.increment();
        if (path.equals("/flood")) {
            writing.set(false);
            flood();
        } else {
            onReadable();
        }
    }

    @Override
    public void failed(Throwable cause) {
        counters.failedWrites.increment();
        onFailure(cause);
    }

    @Override
    public void onFailure(Throwable cause) {
        if (gone.compareAndSet(false, true)) {
            counters.gone.increment();
            counters.cause = cause.toString();
        }
        close();
    }
}
