package dev.vaquero.transport;

import dev.vaquero.Frame;
import dev.vaquero.Reason;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connection that answers messages: {@code flood} with a thousand, {@code bye} with a close, others with themselves. */
final class FrameEcho implements TransportListener {
    private static final int FLOOD = 1000;

    private final String path;
    private final Counters counters;
    // set at the start, before anything is heard
    private @Nullable Transport transport;
    // guarded by this, as all that is heard
    private boolean ended;

    FrameEcho(String path, Counters counters) {
        this.path = path;
        this.counters = counters;
    }

    synchronized void start(Function<TransportListener, Transport> opened) {
        transport = opened.apply(this);
        counters.listeners.add(this);
        if (!path.equals("/hold")) {
            transport.awaitReadable();
        }
    }

    @Override
    public synchronized void onReadable() {
        counters.events.increment();
        while (!ended && transport().read()) {
            Thread.onSpinWait();
        }
        if (!ended) {
            transport().awaitReadable();
        }
    }

    @Override
    public void onFrame(Frame frame) {
        counters.received.add(frame.length());
        if (frame instanceof Frame.Pong) {
            counters.cause = "pong " + frame.length();
        } else if (frame.equals(Frame.text("flood"))) {
            for (int i = 0; i < FLOOD; i++) {
                transport().send(Frame.text("message " + i), false);
            }
        } else if (frame.equals(Frame.text("ping"))) {
            transport().send(Frame.ping("hello"), false);
        } else if (frame.equals(Frame.text("bye"))) {
            end("bye", Frame.close(4001, "bye"), Transport.End.PEER_CLOSE);
            return;
        } else {
            transport().send(frame, false);
        }
        transport().flush();
    }

    @Override
    public boolean wantsMore() {
        return true;
    }

    private void end(String cause, Frame.Close close, Transport.End how) {
        ended = true;
        counters.cause = cause;
        transport().send(close, false);
        transport().flush();
        transport().end(how);
    }

    @Override
    public void onClose(Frame.Close close) {
        end("remote " + close.code().orElse(-1) + " " + close.reason(), Frame.close(), Transport.End.WRITTEN);
    }

    @Override
    public void onError(Reason.Kind kind) {
        int code = kind == Reason.Kind.BADSIZE ? 1009 : kind == Reason.Kind.BADFRAME ? 1002 : 1007;
        end("error " + kind, Frame.close(code), Transport.End.PEER_END);
    }

    @Override
    public void onEnd() {
        counters.ends.increment();
        ended = true;
        transport().end(Transport.End.WRITTEN);
    }

    @Override
    public void onDrained() {
        throw new AssertionError("nobody asked for this");
    }

    @Override
    public void onFailure(Throwable cause) {
        counters.gone.increment();
        transport().close();
    }

    @Override
    public void onClosed() {
        counters.closes.increment();
        counters.listeners.remove(this);
    }

    private Transport transport() {
        return Objects.requireNonNull(transport);
    }
}
