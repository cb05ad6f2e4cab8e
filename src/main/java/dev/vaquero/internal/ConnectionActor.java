package dev.vaquero.internal;

import dev.vaquero.CloseCode;
import dev.vaquero.Command;
import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.bus.Ask;
import dev.vaquero.bus.Down;
import dev.vaquero.bus.Exit;
import dev.vaquero.bus.Link;
import dev.vaquero.bus.OnExit;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Timer;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One connection: an actor with one mailbox. Whoever holds the mailbox's run right runs it; all fields without another
 * word belong to that thread.
 */
final class ConnectionActor<S extends @Nullable Object> extends Wheel.Entry implements Connection, TransportListener {
    private static final int INLINE_MESSAGES = 64;
    private static final int WORKER_MESSAGES = 1024;
    private static final long INLINE_NANOS = 1_000_000;
    private static final Signal READ = ConnectionActor::read;
    private static final Signal TICK = ConnectionActor::tick;
    private static final Signal NOTHING = connection -> {};
    private static final Signal OVERFLOW =
            connection -> connection.end(new Reason.Stop(), Frame.close(CloseCode.TRY_AGAIN_LATER), Transport.End.PEER_CLOSE);

    private final LocalNode node;
    private final HandlerEntry<S> entry;
    private final Pid pid;
    private final Request request;
    private final Identity identity;
    private final Mailbox mailbox = new Mailbox();
    // Set once, before the first run.
    private Transport transport;
    private Watch watch;
    // What ends the connection before anything else is handled; the first wins. Any thread.
    private final AtomicReference<@Nullable Fate> fate = new AtomicReference<>();
    // Made on first use; any thread, guarded by this.
    private @Nullable Belongings belongings;
    private volatile boolean ended;

    private S state;
    private Options options;
    private @Nullable Object shutdownReason;
    private boolean deflates = true;
    private boolean paused;
    private boolean readLater;
    private boolean hibernates;
    private boolean asleep;

    /** What ends a connection from outside: the reason, and the close code to send, 0 for none. */
    record Fate(Reason reason, int closeCode) {}

    @SuppressWarnings("NullAway.Init")
    ConnectionActor(LocalNode node, Pid pid, Accepted<S> accepted) {
        this.node = node;
        this.pid = pid;
        entry = accepted.entry();
        request = accepted.request();
        identity = Identity.of(accepted);
        state = accepted.state();
        options = accepted.options();
    }

    /** Runs the first callback and what it sent to itself; on the thread that upgraded. */
    void start(Transport opened) {
        transport = opened;
        watch = new Watch(opened, options, System.nanoTime());
        run(() -> {
            rewatch();
            callback(CallbackKind.INIT, null);
            if (!ended) {
                readOrWait();
            }
        });
    }

    // ---- what others ask for ----

    @Override
    public Pid pid() {
        return pid;
    }

    @Override
    public boolean send(Object message) {
        Objects.requireNonNull(message, "message");
        Mailbox.Pushed pushed = post(message);
        if (pushed == Mailbox.Pushed.WAKE) {
            node.workers().submit(this);
        }
        return pushed == Mailbox.Pushed.WAKE || pushed == Mailbox.Pushed.QUEUED;
    }

    /** Puts a message of an application into the mailbox; after WAKE the caller has it run. */
    Mailbox.Pushed post(Object message) {
        boolean dropsOldest = options.mailboxPolicy() == Options.MailboxPolicy.DROP_OLDEST;
        int bound = options.mailboxBound();
        Mailbox.Pushed pushed = mailbox.push(message, dropsOldest ? 0 : bound);
        switch (pushed) {
            case FULL -> {
                node.counting().droppedMessages.increment();
                if (options.mailboxPolicy() == Options.MailboxPolicy.CLOSE) {
                    doom(new Fate(new Reason.Stop(), CloseCode.TRY_AGAIN_LATER));
                }
            }
            case CLOSED -> node.counting().dead.increment();
            default -> {
                node.counting().messages.increment();
                if (dropsOldest && mailbox.depth() > 2 * bound) {
                    node.counting().droppedMessages.add(mailbox.dropOldest(bound));
                }
            }
        }
        return pushed;
    }

    /** Puts a signal into the mailbox, which is always accepted, and has it run. */
    void signal(Signal signal) {
        if (mailbox.push(signal, 0) == Mailbox.Pushed.WAKE) {
            node.workers().submit(this);
        }
    }

    /** Ends the connection before it handles anything else. */
    void doom(Fate reason) {
        if (fate.compareAndSet(null, reason)) {
            if (transport.cancelDrained()) {
                node.workers().submit(this);
            } else {
                signal(NOTHING);
            }
        }
    }

    /** Cuts TCP; the connection ends with {@code reason} if it has not ended otherwise. */
    void abort(Reason reason) {
        doom(new Fate(reason, 0));
        transport.close();
    }

    /** Closes in order, after what the mailbox holds. */
    boolean closeLater(Frame.Close close) {
        if (ended) {
            return false;
        }
        signal(connection -> connection.end(new Reason.Stop(), close, Transport.End.PEER_CLOSE));
        return true;
    }

    @Override
    public Timer sendAfter(Duration delay, Object message) {
        return timer(delay, message, false);
    }

    @Override
    public Timer startTimer(Duration delay, Object message) {
        return timer(delay, message, true);
    }

    private Timer timer(Duration delay, Object message, boolean wrapped) {
        Objects.requireNonNull(message, "message");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative but was " + delay);
        }
        UserTimer timer = new UserTimer(this, message, wrapped);
        if (belongings().addTimer(timer)) {
            node.counting().timers.increment();
            node.wheel().schedule(timer, System.nanoTime() + Clock.nanos(delay));
            if (ended) {
                node.wheel().cancel(timer);
            }
        }
        return timer;
    }

    @Override
    public Optional<Duration> cancel(Timer timer) {
        if (!(timer instanceof UserTimer mine) || !belongings().timerEnded(mine)) {
            return Optional.empty();
        }
        node.counting().timers.decrement();
        long left = node.wheel().cancel(mine);
        return left < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(left));
    }

    @Override
    public int mailboxDepth() {
        return mailbox.depth();
    }

    @Override
    public @Nullable Principal principal() {
        return identity.principal();
    }

    @Override
    public boolean hasRole(String role) {
        return identity.roles().contains(role);
    }

    @Override
    public @Nullable String subprotocol() {
        return identity.subprotocol();
    }

    @Override
    public Link link(Pid other, OnExit onExit) {
        return node.bus().link(this, other, onExit);
    }

    @Override
    public Link link(CompletableFuture<?> task, OnExit onExit) {
        return node.bus().link(this, task, onExit);
    }

    @Override
    public void unlink(Link link) {
        node.bus().unlink(this, link);
    }

    void timerFired() {
        node.counting().timers.decrement();
    }

    /** Takes a timer of an ended connection out of the wheel. */
    void cancelQuietly(UserTimer timer) {
        node.counting().timers.decrement();
        node.wheel().cancel(timer);
    }

    /** Cuts TCP. */
    void cut() {
        transport.close();
    }

    synchronized Belongings belongings() {
        Belongings mine = belongings;
        if (mine == null) {
            mine = new Belongings();
            belongings = mine;
        }
        return mine;
    }

    String path() {
        return entry.path();
    }

    long outboxBytes() {
        return transport.queuedBytes();
    }

    boolean hasEnded() {
        return ended;
    }

    // ---- what the transport reports ----

    @Override
    public void onReadable() {
        if (mailbox.tryAcquire()) {
            run(this::read);
        } else {
            signal(READ);
        }
    }

    @Override
    public void onFrame(Frame frame) {
        node.counting().framesIn.increment();
        if (frame instanceof Frame.Ping ping) {
            transport.send(Frame.pong(ping.bytes()), false);
            transport.flush();
        }
        callback(CallbackKind.HANDLE, frame);
    }

    @Override
    public void onClose(Frame.Close close) {
        Frame.Close answer =
                close.code().isPresent() ? Frame.close(close.code().getAsInt()) : Frame.close();
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
        node.wheel().cancel(this);
        node.closed(this);
    }

    // ---- the run ----

    /** Runs what the mailbox holds; called by a worker that was given the run right. */
    void run() {
        ClassLoader before = enter();
        try {
            loop(WORKER_MESSAGES, Clock.NEVER);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Runs {@code first} and then the mailbox on the container's thread, for a bounded time. */
    private void run(Runnable first) {
        ClassLoader before = enter();
        try {
            long until = System.nanoTime() + INLINE_NANOS;
            first.run();
            loop(INLINE_MESSAGES, until);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private @Nullable ClassLoader enter() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        if (before != node.loader()) {
            thread.setContextClassLoader(node.loader());
        }
        return before;
    }

    private void loop(int most, long until) {
        int handled = 0;
        while (!ended) {
            Fate now = fate.get();
            if (now != null) {
                meet(now);
                return;
            }
            Object message = mailbox.poll();
            if (message == null) {
                if (rest()) {
                    return;
                }
                continue;
            }
            handle(message);
            handled++;
            if (ended || crowded() && stalled()) {
                return;
            }
            if (handled >= most || until != Clock.NEVER && System.nanoTime() - until > 0) {
                transport.flush();
                if (!stalled()) {
                    node.workers().submit(this);
                }
                return;
            }
        }
    }

    /** Writes what is left and gives up the run right; returns whether to leave. */
    private boolean rest() {
        transport.flush();
        if (fate.get() != null) {
            return false;
        }
        if (stalled()) {
            return true;
        }
        if (hibernates && !asleep && !sleep()) {
            return ended;
        }
        if (transport.writingSince() != 0) {
            rewatch();
        }
        return mailbox.tryRelease();
    }

    private boolean crowded() {
        if (transport.queuedBytes() <= options.outboxBound()) {
            return false;
        }
        transport.flush();
        return true;
    }

    /** Parks the connection, run right and all, until the outbox has drained. */
    private boolean stalled() {
        if (ended || transport.queuedBytes() <= options.outboxBound()) {
            return false;
        }
        rewatch();
        return fate.get() == null && transport.awaitDrained(options.outboxBound() / 2) && !doomedMeanwhile();
    }

    private boolean doomedMeanwhile() {
        return fate.get() != null && transport.cancelDrained();
    }

    private void meet(Fate now) {
        boolean cut = now.closeCode() == 0;
        if (cut) {
            transport.close();
        }
        end(now.reason(), cut ? null : Frame.close(now.closeCode()), Transport.End.PEER_CLOSE);
    }

    private void handle(Object message) {
        if (message instanceof Signal signal) {
            signal.run(this);
        } else if (mailbox.depth() >= options.mailboxBound()
                && options.mailboxPolicy() == Options.MailboxPolicy.DROP_OLDEST) {
            node.counting().droppedMessages.increment();
        } else if (takes(message)) {
            info(message);
        } else {
            node.counting().droppedMessages.increment();
        }
    }

    private boolean takes(Object message) {
        if (entry.messages().isEmpty() || message instanceof Ask) {
            return true;
        }
        for (Class<?> type : entry.messages()) {
            if (type.isInstance(message)) {
                return true;
            }
        }
        return message instanceof Down || message instanceof Exit;
    }

    /** Hands a message to the handler. */
    void info(Object message) {
        callback(CallbackKind.INFO, message);
    }

    private void read() {
        if (ended) {
            return;
        }
        readLater = false;
        if (paused) {
            readLater = true;
        } else if (transport.read()) {
            signal(READ);
        } else {
            readOrWait();
        }
    }

    private void readOrWait() {
        if (ended || fate.get() != null) {
            return;
        }
        if (paused) {
            readLater = true;
        } else {
            transport.awaitReadable();
        }
    }

    // ---- callbacks and commands ----

    private enum CallbackKind {
        INIT,
        HANDLE,
        INFO
    }

    private void callback(CallbackKind kind, @Nullable Object argument) {
        List<Command> commands;
        try {
            wake();
            S before = state;
            Reply<S> reply = call(kind, argument);
            Objects.requireNonNull(reply, "callback must return a reply but returned null");
            commands = Commands.checked(reply.commands());
            state = reply.state();
            hibernates = reply.hibernates();
        } catch (Throwable t) {
            crash(kind.name(), t);
            return;
        }
        for (int i = 0; i < commands.size() && !ended; i++) {
            execute(commands.get(i));
        }
    }

    private Reply<S> call(CallbackKind kind, @Nullable Object argument) {
        CallbackScope scope = node.scope();
        Object entered = scope.enter(pid);
        try {
            Handler<S> handler = entry.handler();
            return switch (kind) {
                case INIT -> handler.websocketInit(this, state);
                case HANDLE -> handler.websocketHandle(this, (Frame) Objects.requireNonNull(argument), state);
                case INFO -> handler.websocketInfo(this, Objects.requireNonNull(argument), state);
            };
        } finally {
            scope.exit(entered);
        }
    }

    private void crash(String callback, Throwable cause) {
        node.crashed(pid, entry.name(), callback, cause);
        end(new Reason.Crash(cause), Frame.close(CloseCode.INTERNAL_ERROR), Transport.End.PEER_CLOSE);
    }

    private void execute(Command command) {
        if (command instanceof Frame.Close close) {
            end(new Reason.Stop(), close, Transport.End.PEER_CLOSE);
        } else if (command instanceof Frame frame) {
            sendFrame(frame);
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

    private void sendFrame(Frame frame) {
        boolean data = frame instanceof Frame.Text || frame instanceof Frame.Binary;
        if (data && options.outboxPolicy() != Options.OutboxPolicy.WAIT && full(frame)) {
            if (options.outboxPolicy() == Options.OutboxPolicy.CLOSE) {
                OVERFLOW.run(this);
            } else {
                node.counting().droppedFrames.increment();
            }
            return;
        }
        node.counting().framesOut.increment();
        transport.send(frame, deflates);
    }

    private boolean full(Frame frame) {
        if (transport.queuedBytes() + frame.length() <= options.outboxBound()) {
            return false;
        }
        transport.flush();
        return transport.writingSince() != 0 && transport.queuedBytes() + frame.length() > options.outboxBound();
    }

    private void setActive(boolean on) {
        if (on != paused) {
            return;
        }
        paused = !on;
        if (on) {
            watch.resume(System.nanoTime());
            if (readLater) {
                signal(READ);
            }
        } else {
            watch.pause(System.nanoTime());
        }
        rewatch();
    }

    private void setOptions(Options changes) {
        options = changes.over(options);
        transport.configure(options);
        watch.options(options, System.nanoTime(), changes.keys().contains(Options.Key.IDLE_TIMEOUT));
        rewatch();
    }

    // ---- hibernation ----

    private boolean sleep() {
        try {
            state = entry.handler().compact(state);
            asleep = true;
            transport.hibernate();
            return true;
        } catch (Throwable t) {
            crash("compact", t);
            return false;
        }
    }

    private void wake() {
        if (asleep) {
            asleep = false;
            state = entry.handler().restore(state);
        }
        hibernates = false;
    }

    // ---- clocks ----

    private void rewatch() {
        long now = System.nanoTime();
        long left = watch.left(now);
        if (left < Clock.NEVER / 2) {
            node.wheel().schedule(this, now + left);
        } else {
            node.wheel().cancel(this);
        }
    }

    @Override
    void expired(long now) {
        if (ended) {
            transport.close();
        } else if (watch.due(now) == Watch.Due.SEND) {
            abort(new Reason.Error(Reason.Kind.TIMEOUT));
        } else if (watch.due(now) == Watch.Due.NOTHING) {
            node.wheel().schedule(this, now + Math.max(Wheel.TICK, watch.left(now)));
        } else {
            signal(TICK);
        }
    }

    private void tick() {
        long now = System.nanoTime();
        switch (watch.due(now)) {
            case IDLE, MAX_PAUSE -> end(
                    new Reason.Timeout(), Frame.close(CloseCode.NORMAL), Transport.End.PEER_CLOSE);
            case PING -> {
                watch.pinged(now);
                transport.send(Frame.ping(), false);
            }
            case PAUSED_CHECK -> {
                watch.checked(now);
                transport.send(Frame.pong(), false);
            }
            case SEND, NOTHING -> {
                // The wheel sees to a late write; nothing means that a byte came in between.
            }
        }
        if (!ended) {
            rewatch();
        }
    }

    // ---- the end ----

    private void end(Reason reason, Frame.@Nullable Close close, Transport.End how) {
        if (ended) {
            return;
        }
        ended = true;
        node.wheel().cancel(this);
        if (close != null) {
            transport.send(close, false);
        }
        transport.flush();
        terminate(reason);
        node.release(this, Exits.of(reason, shutdownReason));
        mailbox.end();
        long now = System.nanoTime();
        node.wheel().schedule(this, now + Clock.nanos(options.closeTimeout()));
        transport.end(how);
    }

    private void terminate(Reason reason) {
        CallbackScope scope = node.scope();
        Object entered = scope.enter(pid);
        try {
            if (asleep) {
                asleep = false;
                state = entry.handler().restore(state);
            }
            entry.handler().terminate(reason, request, state);
        } catch (Throwable t) {
            node.crashed(pid, entry.name(), "terminate", t);
        } finally {
            scope.exit(entered);
        }
    }

    @Override
    public String toString() {
        return "Connection" + pid;
    }
}
