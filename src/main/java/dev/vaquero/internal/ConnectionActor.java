package dev.vaquero.internal;

import dev.vaquero.CloseCode;
import dev.vaquero.Command;
import dev.vaquero.Frame;
import dev.vaquero.Reason;
import dev.vaquero.Request;
import dev.vaquero.bus.Ask;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Presence;
import dev.vaquero.internal.Callbacks.Kind;
import dev.vaquero.spi.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection: an actor with one mailbox. Whoever holds the mailbox's run right runs it; all fields without another
 * word belong to that thread.
 */
final class ConnectionActor<S extends @Nullable Object> extends Performer {
    private final HandlerEntry<S> entry;
    private final Request request;
    private final Callbacks<S> callbacks;
    // Set once, before the first run.
    private Transport transport;

    @SuppressWarnings("NullAway.Init")
    ConnectionActor(LocalNode node, Pid pid, Accepted<S> accepted) {
        super(node, pid, Identity.of(accepted), accepted.options());
        entry = accepted.entry();
        request = accepted.request();
        callbacks = new Callbacks<>(entry.handler(), accepted.state());
    }

    /** Runs the first callback and what it sent to itself; on the thread that upgraded. */
    void start(Transport opened) {
        transport = opened;
        startClock(node.clock().now());
        runHere(true);
    }

    @Override
    ConnectionActor<S> self() {
        return this;
    }

    @Override
    Transport transport() {
        return transport;
    }

    @Override
    Wheel wheel() {
        return node.wheel();
    }

    String path() {
        return entry.path();
    }

    // ---- what the transport reports ----

    @Override
    public void onReadable() {
        readable();
    }

    @Override
    public void onFrame(Frame frame) {
        node.counting().framesIn.increment(frame);
        if (frame instanceof Frame.Ping ping) {
            write(Frame.pong(ping.bytes()), false);
            transport.flush();
        }
        call(Kind.HANDLE, frame);
    }

    @Override
    public void onClose(Frame.Close close) {
        node.counting().framesIn.increment(close);
        Frame.Close answer = close.code().isPresent() ? Frame.close(close.code().getAsInt()) : Frame.close();
        end(new Reason.Remote(close), answer, Transport.End.WRITTEN);
    }

    @Override
    public void onError(Reason.Kind kind) {
        int code = kind == Reason.Kind.BADFRAME
                ? CloseCode.PROTOCOL_ERROR
                : kind == Reason.Kind.BADENCODING ? CloseCode.INVALID_PAYLOAD : CloseCode.TOO_BIG;
        end(new Reason.Error(kind), Frame.close(code), Transport.End.PEER_END);
    }

    @Override
    public void onEnd() {
        end(new Reason.Error(Reason.Kind.CLOSED), null, Transport.End.WRITTEN);
    }

    @Override
    public void onDrained() {
        node.workers().submit(this);
    }

    @Override
    public void onFailure(Throwable cause) {
        doom(new Fate(new Reason.Error(Reason.Kind.CLOSED), 0));
    }

    @Override
    public void onClosed() {
        wheel().cancel(this);
        node.closed(this);
    }

    // ---- callbacks and commands ----

    @Override
    void begin() {
        call(Kind.INIT, null);
    }

    @Override
    boolean takes(Object message) {
        return message instanceof Ask
                || message instanceof Presence.Joined
                || message instanceof Presence.Left
                || entry.takes(message);
    }

    @Override
    void info(Object message) {
        call(Kind.INFO, message);
    }

    @Override
    boolean drowsy() {
        return callbacks.drowsy();
    }

    private void call(Kind kind, @Nullable Object argument) {
        List<Command> commands;
        try {
            commands = callbacks.call(this, kind, argument);
        } catch (Throwable t) {
            crash(kind.callback, t);
            return;
        }
        for (int i = 0; i < commands.size() && !ended; i++) {
            execute(commands.get(i));
        }
    }

    private void crash(String callback, Throwable cause) {
        node.crashed(pid, entry.name(), callback, cause);
        end(new Reason.Crash(cause), Frame.close(CloseCode.INTERNAL_ERROR), Transport.End.PEER_CLOSE);
    }

    @Override
    void fail(Throwable cause) {
        boolean before = ended;
        crash("no callback", cause);
        if (before) {
            transport.close();
        }
    }

    @Override
    void sleep() {
        try {
            callbacks.sleep(this);
            transport.hibernate();
        } catch (Throwable t) {
            crash("compact", t);
        }
    }

    // ---- the end ----

    /** Close frame, {@code terminate}, release of what it had, then the wait for the peer. */
    @Override
    void end(Reason reason, Frame.@Nullable Close close, Transport.End how) {
        if (ended) {
            return;
        }
        ended = true;
        wheel().cancel(this);
        whatever("its close frame", () -> {
            if (close != null) {
                write(close, false);
            }
            transport.flush();
        });
        whatever("terminate", () -> callbacks.terminate(this, reason, request));
        whatever("its release", () -> node.release(this, Exits.of(reason, shutdownReason())));
        mailbox.end();
        watchEnd();
        transport.end(how);
    }

    /** Does a step of the end; whatever it throws, the next follow. */
    private void whatever(String what, Runnable step) {
        try {
            step.run();
        } catch (Throwable t) {
            node.crashed(pid, entry.name(), what, t);
        }
    }

    @Override
    public String toString() {
        return "Connection" + pid;
    }
}
