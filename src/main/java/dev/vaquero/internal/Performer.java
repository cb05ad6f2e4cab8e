package dev.vaquero.internal;

import dev.vaquero.CloseCode;
import dev.vaquero.Command;
import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.bus.Pid;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of replies, and what the clocks say. Fields without another word belong to the thread that runs the connection. */
abstract class Performer extends Runner implements TransportListener {
    private static final Signal TICK = new Signal(ConnectionActor::tick);

    // Written by the thread that runs the connection, read by any.
    private volatile Options options;
    private @Nullable Object shutdownReason;
    private boolean deflates = true;

    Performer(LocalNode node, Pid pid, Identity identity, Options options) {
        super(node, pid, identity, options);
        this.options = options;
    }

    @Override
    final Options options() {
        return options;
    }

    final @Nullable Object shutdownReason() {
        return shutdownReason;
    }

    final void execute(Command command) {
        // Final classes first: to tell an interface costs the JVM a search.
        if (command instanceof Frame.Text text) {
            sendData(text);
        } else if (command instanceof Frame.Binary binary) {
            sendData(binary);
        } else if (command instanceof Frame.Close close) {
            end(new Reason.Stop(), close, Transport.End.PEER_CLOSE);
        } else if (command instanceof Frame control) {
            write(control, false);
        } else if (command instanceof Command.Stop) {
            end(new Reason.Stop(), Frame.close(CloseCode.NORMAL), Transport.End.PEER_CLOSE);
        } else if (command instanceof Command.Active active) {
            setActive(active.on());
        } else if (command instanceof Command.Deflate deflate) {
            deflates = deflate.on();
        } else if (command instanceof Command.SetOptions set) {
            setOptions(set.options());
        } else if (command instanceof Command.ShutdownReason why) {
            shutdownReason = why.reason();
        } else {
            throw new AssertionError(command);
        }
    }

    private void sendData(Frame frame) {
        if (options.outboxPolicy() != Options.OutboxPolicy.WAIT && full(frame)) {
            if (options.outboxPolicy() == Options.OutboxPolicy.CLOSE) {
                end(new Reason.Stop(), Frame.close(CloseCode.TRY_AGAIN_LATER), Transport.End.PEER_CLOSE);
            } else {
                node.counting().droppedFrames.increment();
            }
            return;
        }
        write(frame, deflates);
    }

    final void write(Frame frame, boolean compress) {
        node.counting().framesOut.increment(frame);
        transport().send(frame, compress);
    }

    private boolean full(Frame frame) {
        if (transport().queuedBytes() + frame.length() <= options.outboxBound()) {
            return false;
        }
        transport().flush();
        return transport().writingSince() != 0 && transport().queuedBytes() + frame.length() > options.outboxBound();
    }

    private void setActive(boolean on) {
        if (on != paused()) {
            return;
        }
        if (!on) {
            pause(node.clock().now());
        } else {
            resume(node.clock().now());
            readAgain();
        }
        rewatch();
    }

    private void setOptions(Options changes) {
        options = changes.over(options);
        boundMailbox(options);
        transport().configure(options);
        if (changes.keys().contains(Options.Key.IDLE_TIMEOUT)) {
            startClock(node.clock().now());
        }
        rewatch();
    }

    // ---- clocks ----

    @Override
    void expired(long now) {
        if (ended) {
            if (overdue(now)) {
                transport().close();
            }
            return;
        }
        switch (due(now)) {
            case SEND -> abort(new Reason.Error(Reason.Kind.TIMEOUT));
            case NOTHING -> watchOn(now);
            default -> signal(TICK);
        }
    }

    final void tick() {
        long now = node.clock().now();
        switch (due(now)) {
            case IDLE -> {
                if (!hears()) {
                    timeOut();
                }
            }
            case MAX_PAUSE -> timeOut();
            case PING -> {
                pingSent(now);
                write(Frame.ping(), false);
            }
            case PAUSED_CHECK -> {
                pausedChecked(now);
                write(Frame.pong(), false);
            }
            case SEND, NOTHING -> {
                // The wheel sees to a late write; nothing means that a byte came in between.
            }
        }
        if (!ended) {
            rewatch();
        }
    }

    /** Reads once more, since bytes may have come while a callback kept the connection from reading. */
    private boolean hears() {
        long before = transport().lastRead();
        read();
        return ended || transport().lastRead() != before;
    }

    private void timeOut() {
        end(new Reason.Timeout(), Frame.close(CloseCode.NORMAL), Transport.End.PEER_CLOSE);
    }
}
