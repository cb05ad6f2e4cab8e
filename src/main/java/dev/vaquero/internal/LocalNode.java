package dev.vaquero.internal;

import dev.vaquero.CloseCode;
import dev.vaquero.Reason;
import dev.vaquero.Request;
import dev.vaquero.bus.ExitReason;
import dev.vaquero.bus.Pid;
import dev.vaquero.internal.codec.Buffers;
import dev.vaquero.internal.codec.NanoClock;
import dev.vaquero.internal.codec.StreamTransport;
import dev.vaquero.spi.ByteListener;
import dev.vaquero.spi.ByteStream;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The running library of one web application on one node. */
public final class LocalNode implements Node {
    /** How long callbacks may take to end after their connections were cut. */
    private static final long CUT_NANOS = 1_000_000_000;

    private static final System.Logger LOG = System.getLogger("dev.vaquero");

    private final String name;
    private final long epoch = System.currentTimeMillis();
    private final ClassLoader loader;
    private final CallbackScope scope;
    private final AtomicLong ids = new AtomicLong();
    private final Connections connections;
    private final PendingUpgrades pending = new PendingUpgrades(this);
    private final NanoClock clock;
    private final Buffers buffers;
    private final Counting counting = new Counting(this);
    private final LocalBus bus = new LocalBus(this);
    private final Executor threads;
    private final Workers workers;
    private final Wheel wheel;
    // Set once, before others see the node; only where threads run it.
    private @Nullable Jmx jmx;

    private LocalNode(String name, ClassLoader loader, CallbackScope scope, NanoClock clock, Executor threads) {
        this.name = new Pid(name, 0, 0).node();
        this.loader = loader;
        this.scope = scope;
        this.clock = clock;
        this.threads = threads;
        buffers = new Buffers(clock);
        connections = new Connections(clock);
        workers = new Workers(threads, Threads.most(threads));
        wheel = new Wheel(clock, workers::look);
    }

    /**
     * Starts the library.
     *
     * @param name the node's name, for pids and threads
     * @param loader the context class loader of callbacks
     * @param scope what surrounds callbacks
     */
    public static LocalNode start(String name, ClassLoader loader, CallbackScope scope) {
        LocalNode node = new LocalNode(name, loader, scope, NanoClock.SYSTEM, Threads.executor(name, loader));
        node.wheel.start(Threads.ticker(name, loader, node.wheel));
        node.jmx = new Jmx(node.counting, name, node.epoch);
        return node;
    }

    /** Starts the library without threads: {@code threads} runs it, and {@link #turn} moves its timers on. */
    public static LocalNode startByHand(String name, ClassLoader loader, NanoClock clock, Executor threads) {
        return new LocalNode(name, loader, CallbackScope.NONE, clock, threads);
    }

    /** Lets all timers expire that are due by the clock, where no thread does. */
    public void turn() {
        wheel.turn(1);
    }

    /** Returns what a connection has set up; nothing if it has ended. */
    public Inventory inventory(Pid pid) {
        ConnectionActor<?> connection = find(pid);
        return connection == null
                ? new Inventory(0, Map.of(), Set.of())
                : connection.belongings().inventory();
    }

    NanoClock clock() {
        return clock;
    }

    @Override
    public LocalBus bus() {
        return bus;
    }

    @Override
    public Counting counters() {
        return counting;
    }

    Counting counting() {
        return counting;
    }

    ClassLoader loader() {
        return loader;
    }

    CallbackScope scope() {
        return scope;
    }

    /** Runs something of an application on a thread of the library; on this one after the node has stopped. */
    void execute(Runnable task) {
        try {
            threads.execute(() -> {
                Thread.currentThread().setContextClassLoader(loader);
                task.run();
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} has stopped: runs on the caller''s thread", name);
            task.run();
        }
    }

    Workers workers() {
        return workers;
    }

    Wheel wheel() {
        return wheel;
    }

    Collection<ConnectionActor<?>> connections() {
        return connections.all();
    }

    @Nullable
    ConnectionActor<?> find(Pid pid) {
        return connections.find(pid);
    }

    @Override
    public <S extends @Nullable Object> ByteListener connect(Accepted<S> accepted, ByteStream stream) {
        ConnectionActor<S> connection = open(accepted);
        StreamTransport transport =
                new StreamTransport(stream, connection, accepted.options(), accepted.deflate(), buffers);
        connection.start(transport);
        return transport;
    }

    @Override
    public <S extends @Nullable Object> Pid connect(
            Accepted<S> accepted, Function<TransportListener, Transport> transport) {
        ConnectionActor<S> connection = open(accepted);
        Transport opened = transport.apply(connection);
        opened.configure(accepted.options());
        connection.start(opened);
        return connection.pid();
    }

    private <S extends @Nullable Object> ConnectionActor<S> open(Accepted<S> accepted) {
        return new ConnectionActor<>(this, nextPid(), accepted);
    }

    private Pid nextPid() {
        return new Pid(name, epoch, ids.incrementAndGet());
    }

    /** Makes a connection known, before its first callback; from now on others reach it. */
    void opened(ConnectionActor<?> connection) {
        counting.opened.increment();
        LOG.log(System.Logger.Level.DEBUG, "{0} opened on {1}", connection.pid(), connection.path());
        connections.opened(connection);
        scope.opened(connection.pid(), connection.path());
    }

    @Override
    public Runnable awaitUpgrade(Consumer<Throwable> failed) {
        return pending.await(failed);
    }

    @Override
    public <S extends @Nullable Object> void terminate(HandlerEntry<S> entry, Reason reason, Request request, S state) {
        pending.terminate(nextPid(), () -> entry.handler().terminate(reason, request, state), entry.name());
    }

    @Override
    public void refused() {
        counting.refused.increment();
    }

    /** Takes away what an ended connection had; it lingers until TCP is closed. */
    void release(ConnectionActor<?> connection, ExitReason reason) {
        connections.ended(connection);
        try {
            bus.release(connection, connection.belongings(), reason);
        } finally {
            counting.closed.increment();
            LOG.log(System.Logger.Level.DEBUG, "{0} ended: {1}", connection.pid(), reason);
            scope.ended(connection.pid(), connection.path());
        }
    }

    void closed(ConnectionActor<?> connection) {
        connections.closed(connection);
    }

    void crashed(Pid pid, String handler, String callback, Throwable cause) {
        counting.crashes.increment();
        LOG.log(System.Logger.Level.ERROR, handler + " failed in " + callback + " on " + pid, cause);
    }

    @Override
    public boolean accepting() {
        return connections.accepting();
    }

    /** Takes no more connections and closes those that are there; waits for nothing. */
    public void beginDrain(int code) {
        CloseCode.requireSendable(code);
        connections.beginDrain(code);
    }

    @Override
    public void drain(int code, Duration bound) {
        beginDrain(code);
        connections.awaitDrained(Clock.nanos(bound));
    }

    @Override
    public void drainToStop(Duration bound) {
        beginDrain(CloseCode.GOING_AWAY);
        connections.awaitStopped(Clock.nanos(bound));
    }

    @Override
    public void stop(Duration bound) {
        drainToStop(bound);
        long until = clock.now() + (bound.isZero() ? 0 : CUT_NANOS);
        connections.cut(until);
        int running = pending.stop(until) + connections.all().size();
        wheel.stop();
        if (jmx != null) {
            jmx.close();
        }
        if (threads instanceof ExecutorService own) {
            own.shutdown();
        }
        if (running > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} connections or upgrades still run a callback after the stop timeout",
                    running);
        }
    }
}
