package dev.vaquero.bench.bus;

import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import java.util.concurrent.atomic.AtomicBoolean;

/** A peer that says nothing and hears nothing. */
final class DeafPeer implements Transport {
    private final TransportListener listener;
    private final long opened = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    DeafPeer(TransportListener listener) {
        this.listener = listener;
    }

    @Override
    public void send(Frame frame, boolean compress) {
        // Nobody hears it.
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public long queuedBytes() {
        return 0;
    }

    @Override
    public long writingSince() {
        return 0;
    }

    @Override
    public boolean awaitDrained(long bytes) {
        return false;
    }

    @Override
    public boolean cancelDrained() {
        return false;
    }

    @Override
    public void awaitReadable() {
        // Nothing ever comes.
    }

    @Override
    public boolean read() {
        return false;
    }

    @Override
    public void configure(Options options) {
        // Nothing is decoded.
    }

    @Override
    public long lastRead() {
        return opened;
    }

    @Override
    public void hibernate() {
        // There are no buffers.
    }

    @Override
    public void end(End how) {
        if (ended.compareAndSet(false, true)) {
            listener.onClosed();
        }
    }

    @Override
    public void close() {
        // There is no socket.
    }
}
