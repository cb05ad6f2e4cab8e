package dev.vaquero.transport.portable;

import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import jakarta.websocket.CloseReason;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection in the form of a Jakarta session. */
final class PortableConnection implements Transport, Sending.Listener {
    private enum Phase {
        OPEN,
        ENDING,
        CLOSED
    }

    private final Session session;
    private final TransportListener listener;
    private final Inbox inbox;
    private final Sending sending;
    private final Ending ending;
    // of the container's callback, one at a time
    private final Assembly assembly = new Assembly();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);
    // written by the thread that runs the connection
    private volatile int maxFrameSize = Options.of().maxFrameSize();
    // written by the container's callback
    private volatile long lastRead = System.nanoTime();
    // what failed first; written by the container's callback
    private volatile Reason.@Nullable Kind failure;
    // whether the container has closed the session
    private volatile boolean sessionClosed;

    PortableConnection(Session session, TransportListener listener) {
        this.session = session;
        this.listener = listener;
        this.inbox = new Inbox(listener);
        this.sending = new Sending(session, this);
        this.ending = new Ending(session);
    }

    // ---- what the container reports ----

    void onText(String piece, boolean last) {
        if (accepts(Assembly.utf8Length(piece))) {
            deliver(assembly.add(piece, last));
        }
    }

    void onBinary(ByteBuffer piece, boolean last) {
        if (accepts(piece.remaining())) {
            deliver(assembly.add(piece, last));
        }
    }

    void onPong(PongMessage pong) {
        lastRead = System.nanoTime();
        deliver(Frame.pong(pong.getApplicationData()));
    }

    private boolean accepts(long bytes) {
        lastRead = System.nanoTime();
        if (inbox.finished()) {
            return false;
        }
        if (assembly.sizeWith(bytes) <= maxFrameSize) {
            return true;
        }
        assembly.clear();
        inbox.add(last(peer -> peer.onError(Reason.Kind.BADSIZE)), 0, true);
        return false;
    }

    private void deliver(@Nullable Frame frame) {
        if (frame != null) {
            inbox.add(peer -> frame(peer, frame), frame.length(), false);
        }
    }

    private static boolean frame(TransportListener peer, Frame frame) {
        peer.onFrame(frame);
        return peer.wantsMore();
    }

    void onError(Throwable cause) {
        Reason.Kind kind = Endings.kind(cause);
        if (failure == null) {
            failure = kind;
        }
        if (kind == null && !session.isOpen()) {
            ended(TransportListener::onEnd);
        }
    }

    void onClose(CloseReason reason) {
        ended(Endings.of(reason, failure));
    }

    private static Inbox.Delivery last(Consumer<TransportListener> delivery) {
        return peer -> {
            delivery.accept(peer);
            return false;
        };
    }

    private void ended(Consumer<TransportListener> delivery) {
        sessionClosed = true;
        inbox.add(last(delivery), 0, true);
        if (phase.get() == Phase.ENDING) {
            closed();
        }
    }

    // ---- what the connection asks for ----

    @Override
    public void send(Frame frame, boolean compress) {
        sending.add(frame);
    }

    @Override
    public void flush() {
        sending.pump();
    }

    @Override
    public long queuedBytes() {
        return sending.bytes();
    }

    @Override
    public long writingSince() {
        return sending.since();
    }

    @Override
    public boolean awaitDrained(long bytes) {
        return sending.awaitDrained(bytes);
    }

    @Override
    public boolean cancelDrained() {
        return sending.cancelDrained();
    }

    @Override
    public void awaitReadable() {
        inbox.awaitReadable();
    }

    @Override
    public boolean read() {
        Inbox.Delivery next = inbox.poll();
        while (next != null && phase.get() == Phase.OPEN) {
            if (!next.to(listener)) {
                return true;
            }
            next = inbox.poll();
        }
        return false;
    }

    @Override
    public void configure(Options options) {
        maxFrameSize = options.maxFrameSize();
    }

    @Override
    public long lastRead() {
        return lastRead;
    }

    @Override
    public void hibernate() {
        // what is held is half a message, or nothing
    }

    @Override
    public void end(End how) {
        boolean open = phase.compareAndSet(Phase.OPEN, Phase.ENDING);
        inbox.finish();
        if (!open) {
            listener.onClosed();
        } else if (sessionClosed || sending.broken()) {
            close();
        } else {
            sending.pump();
            endIfSent();
        }
    }

    /** The container ends TCP after the close frame, and reports it; without one it is told to. */
    private void endIfSent() {
        if (phase.get() == Phase.ENDING && sending.idle() && !sending.closeSent()) {
            close();
        }
    }

    @Override
    public void close() {
        inbox.finish();
        if (!sessionClosed) {
            ending.force(sending.closeSent());
        }
        Phase before = phase.getAndSet(Phase.CLOSED);
        if (before == Phase.ENDING) {
            listener.onClosed();
        }
        if (!sending.broken()) {
            sending.fail(new ClosedChannelException());
        }
    }

    private void closed() {
        if (phase.compareAndSet(Phase.ENDING, Phase.CLOSED)) {
            listener.onClosed();
        }
    }

    // ---- how sending goes ----

    @Override
    public void onSent() {
        if (phase.get() == Phase.OPEN) {
            drained();
        } else {
            endIfSent();
        }
    }

    @Override
    public void onSendFailed(Throwable cause) {
        if (phase.get() == Phase.ENDING) {
            close();
        } else if (phase.get() == Phase.OPEN) {
            listener.onFailure(cause);
        }
        drained();
    }

    private void drained() {
        if (sending.drained()) {
            listener.onDrained();
        }
    }
}
