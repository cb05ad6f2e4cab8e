package dev.vaquero.testkit;

import dev.vaquero.CloseCode;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.Counters;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Pid;
import dev.vaquero.internal.Accepted;
import dev.vaquero.internal.Annotated;
import dev.vaquero.internal.HandlerEntry;
import dev.vaquero.internal.Inventory;
import dev.vaquero.internal.LocalNode;
import dev.vaquero.internal.RequestSnapshot;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The library without a container, threads or time of its own: connections run in {@link #run}, which the methods here
 * and of {@link TestConnection} call themselves, and time passes in {@link #advance}. For one thread.
 */
public final class TestNode implements AutoCloseable {
    private static final long STEP = Duration.ofMillis(20).toNanos();
    private static final int MOST_TASKS = 10_000_000;

    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    // Only the test's thread.
    private long now = 1;
    private final LocalNode node = LocalNode.startByHand("test", loader(), () -> now, ready::add);

    private static ClassLoader loader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? TestNode.class.getClassLoader() : loader;
    }

    /** Returns the bus. After a call of it, {@link #run} lets the receivers run. */
    public MessageBus bus() {
        return node.bus();
    }

    /** Returns the counters. */
    public Counters counters() {
        return node.counters();
    }

    /** Connects to a handler at {@code /}. */
    public <S extends @Nullable Object> TestConnection<S> connect(Handler<S> handler) {
        return connect(handler, TestRequest.to("/"));
    }

    /**
     * Connects to a handler: calls {@code init}, and if it accepts, {@code websocketInit}. What the handler's class says
     * in annotations holds as it does in an application: options, message types, roles. {@code terminate} gets of the
     * request what the {@link dev.vaquero.RequestFilter} keeps.
     *
     * @throws IllegalArgumentException if an option of the annotation is wrong
     * @throws AssertionError if {@code init} does not accept, or chooses a subprotocol that was not offered
     */
    public <S extends @Nullable Object> TestConnection<S> connect(Handler<S> handler, TestRequest request) {
        Upgrade<S> upgrade = handler.init(request);
        if (!(upgrade instanceof Upgrade.Accept<S> accept)) {
            throw new AssertionError("init must accept the upgrade but returned " + upgrade);
        }
        String subprotocol = accept.subprotocol();
        if (subprotocol != null && !request.subprotocols().contains(subprotocol)) {
            throw new AssertionError(
                    "the subprotocol must be one of " + request.subprotocols() + " but was " + subprotocol);
        }
        HandlerEntry<S> entry = entry(handler, new Recorder<>(handler, accept.state()), request.path());
        Options options = accept.options().over(entry.options());
        return open(new Accepted<>(
                entry,
                accept.state(),
                options,
                RequestSnapshot.of(request, options.requestFilter()),
                request.principal(),
                request.rolesAsked(handler, accept),
                subprotocol,
                null));
    }

    private static <S extends @Nullable Object> HandlerEntry<S> entry(
            Handler<S> handler, Recorder<S> recorder, String path) {
        WebSocketHandler annotation = handler.getClass().getAnnotation(WebSocketHandler.class);
        Options options = Options.of();
        Set<Class<?>> messages = Set.of();
        if (annotation != null) {
            messages = Set.of(annotation.messages());
            options = Annotated.options(annotation.options(), options);
        }
        return new HandlerEntry<>(handler.getClass().getName(), path, recorder, messages, options);
    }

    private <S extends @Nullable Object> TestConnection<S> open(Accepted<S> accepted) {
        FakePeer[] peer = new FakePeer[1];
        Pid pid = node.connect(accepted, listener -> {
            peer[0] = new FakePeer(this, listener);
            return peer[0];
        });
        run();
        return new TestConnection<>(
                this, pid, peer[0], (Recorder<S>) accepted.entry().handler());
    }

    /** Runs all that is ready to run, until nothing is. */
    public void run() {
        int ran = 0;
        for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
            task.run();
            if (++ran > MOST_TASKS) {
                throw new AssertionError("connections must come to rest but still ran after " + ran + " tasks");
            }
        }
    }

    /** Lets time pass: timers and timeouts that are due by then fire, each at its time to 20 ms, and all runs. */
    public void advance(Duration duration) {
        run();
        long until = now + duration.toNanos();
        while (until - now > 0) {
            now += Math.min(STEP - (now - 1) % STEP, until - now);
            node.turn();
            run();
        }
    }

    /** Stops the application: no connection is accepted, those that are there close with 1001. */
    public void stop() {
        node.beginDrain(CloseCode.GOING_AWAY);
        run();
    }

    /** Ends everything, peers that do not answer included. */
    @Override
    public void close() {
        stop();
        node.stop(Duration.ZERO);
        run();
    }

    long now() {
        return now;
    }

    void later(Runnable task) {
        ready.add(task);
    }

    Inventory inventory(Pid pid) {
        return node.inventory(pid);
    }
}
