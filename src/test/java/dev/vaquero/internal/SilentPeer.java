package dev.vaquero.internal;

import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;

/** A peer that reads everything at once and says nothing but, at some time, the end. Any thread. */
final class SilentPeer implements Transport {
    private final TransportListener listener;
    private final long opened = System.nanoTime();
    // All guarded by this.
    private boolean awaited;
    private boolean gone;
    private boolean ended;
    private boolean told;

    SilentPeer(TransportListener listener) {
        this.listener = listener;
    }

    /** Ends TCP. */
    void leave() {
        boolean tell;
        synchronized (this) {
            gone = true;
            tell = awaited;
            awaited = false;
        }
        if (tell) {
            listener.onReadable();
        }
    }

    @Override
    public void awaitReadable() {
        boolean tell;
        synchronized (this) {
            tell = gone && !ended;
            awaited = !tell;
        }
        if (tell) {
            new Thread(listener::onReadable).start();
        }
    }

    @Override
    public boolean read() {
        boolean tell;
        synchronized (this) {
            tell = gone && !ended;
        }
        if (tell) {
            listener.onEnd();
        }
        return false;
    }

    @Override
    public void end(End how) {
        synchronized (this) {
            ended = true;
        }
        close();
    }

    @Override
    public void close() {
        boolean tell;
        synchronized (this) {
            tell = ended && !told;
            told |= tell;
        }
        if (tell) {
            listener.onClosed();
        }
    }

    @Override
    public void send(Frame frame, boolean compress) {
        // Read at once and forgotten.
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
}
