package dev.vaquero.testkit;

import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A peer that speaks in frames, and the way to it. Only the test's thread. */
final class FakePeer implements Transport {
    private final TestNode node;
    private final TransportListener listener;
    // What the peer has sent: each element is what arrives at once.
    private final ArrayDeque<List<Consumer<TransportListener>>> arrived = new ArrayDeque<>();
    private final List<Frame> batch = new ArrayList<>();
    private final List<Frame> stuck = new ArrayList<>();
    private final List<Frame> received = new ArrayList<>();
    private long queuedBytes;
    private long writingSince;
    private long lastRead;
    private long drainTo = -1;
    private int writes;
    private boolean awaited;
    private boolean reads = true;
    private boolean answersClose = true;
    private boolean hibernated;
    private boolean closed;
    private @Nullable End end;

    FakePeer(TestNode node, TransportListener listener) {
        this.node = node;
        this.listener = listener;
        lastRead = node.now();
    }

    // ---- the peer ----

    void sends(List<Consumer<TransportListener>> together) {
        arrived.add(together);
        wake();
    }

    void stopsReading() {
        reads = false;
    }

    void readsOn() {
        reads = true;
        if (!stuck.isEmpty()) {
            arrive(stuck);
            writingSince = 0;
        }
        if (drainTo >= 0 && queuedBytes <= drainTo) {
            drainTo = -1;
            node.later(listener::onDrained);
        }
        closeWhenWritten();
    }

    void answersClose(boolean answers) {
        answersClose = answers;
    }

    List<Frame> received() {
        return received;
    }

    int writes() {
        return writes;
    }

    boolean hibernated() {
        return hibernated;
    }

    boolean closed() {
        return closed;
    }

    private void wake() {
        if (awaited && !arrived.isEmpty()) {
            awaited = false;
            node.later(this::readable);
        }
    }

    private void readable() {
        if (end == null) {
            listener.onReadable();
        }
    }

    private void arrive(List<Frame> frames) {
        writes++;
        received.addAll(frames);
        queuedBytes -= frames.stream().mapToLong(Frame::length).sum();
        frames.clear();
    }

    // ---- the transport ----

    @Override
    public void send(Frame frame, boolean compress) {
        batch.add(frame);
        queuedBytes += frame.length();
    }

    @Override
    public void flush() {
        if (batch.isEmpty() || closed) {
            return;
        }
        if (reads && stuck.isEmpty()) {
            arrive(batch);
            return;
        }
        writingSince = writingSince == 0 ? node.now() : writingSince;
        stuck.addAll(batch);
        batch.clear();
    }

    @Override
    public long queuedBytes() {
        return queuedBytes;
    }

    @Override
    public long writingSince() {
        return writingSince;
    }

    @Override
    public boolean awaitDrained(long bytes) {
        if (queuedBytes <= bytes || closed) {
            return false;
        }
        drainTo = bytes;
        return true;
    }

    @Override
    public boolean cancelDrained() {
        boolean waited = drainTo >= 0;
        drainTo = -1;
        return waited;
    }

    @Override
    public void awaitReadable() {
        awaited = true;
        wake();
    }

    @Override
    public boolean read() {
        List<Consumer<TransportListener>> together = arrived.poll();
        if (together == null) {
            return false;
        }
        lastRead = node.now();
        hibernated = false;
        for (int i = 0; i < together.size() && end == null; i++) {
            together.get(i).accept(listener);
            if (i + 1 < together.size() && !listener.wantsMore()) {
                arrived.addFirst(together.subList(i + 1, together.size()));
                return true;
            }
        }
        return end == null && !arrived.isEmpty();
    }

    @Override
    public void configure(Options options) {
        // The size of frames is checked where they are decoded, which is not here.
    }

    @Override
    public long lastRead() {
        return lastRead;
    }

    @Override
    public void hibernate() {
        hibernated = true;
    }

    @Override
    public void end(End how) {
        end = how;
        flush();
        closeWhenWritten();
    }

    private void closeWhenWritten() {
        boolean heard = end == End.WRITTEN || end != null && answersClose;
        if (closed && end != null) {
            node.later(listener::onClosed);
        } else if (heard && stuck.isEmpty()) {
            close();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            stuck.clear();
            batch.clear();
            if (end != null) {
                node.later(listener::onClosed);
            } else if (drainTo >= 0) {
                drainTo = -1;
                node.later(listener::onDrained);
            }
        }
    }

    static Consumer<TransportListener> frame(Frame frame) {
        return frame instanceof Frame.Close close ? to -> to.onClose(close) : to -> to.onFrame(frame);
    }

    static Consumer<TransportListener> error(Reason.Kind kind) {
        return kind == Reason.Kind.CLOSED ? TransportListener::onEnd : to -> to.onError(kind);
    }
}
