package dev.vaquero.testkit;

import dev.vaquero.Connection;
import dev.vaquero.Handler;
import dev.vaquero.Upgrade;
import dev.vaquero.bus.Link;
import dev.vaquero.bus.OnExit;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Timer;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A connection that only notes what a handler asks of it, to call a handler as a function: nothing is delivered, no timer
 * fires. For what happens then, see {@link TestNode}.
 */
public final class FakeConnection implements Connection {
    private static final AtomicLong IDS = new AtomicLong();

    /**
     * A timer that was started.
     *
     * @param delay its delay
     * @param message its message
     * @param wrapped whether it arrives as a {@code Timeout}
     */
    public record Started(Duration delay, Object message, boolean wrapped) {
        /** Refuses what a connection refuses: null, and a negative delay. */
        public Started {
            Objects.requireNonNull(delay, "delay");
            Objects.requireNonNull(message, "message");
            if (delay.isNegative()) {
                throw new IllegalArgumentException("delay must not be negative but was " + delay);
            }
        }
    }

    private static final class Running implements Timer {
        final Started started;

        Running(Started started) {
            this.started = started;
        }
    }

    /** A link that was made. */
    private record Made(Object to, OnExit onExit) implements Link {}

    private final Pid pid = new Pid("fake", 0, IDS.incrementAndGet());
    private final TestRequest request;
    private final @Nullable String subprotocol;
    private final Set<String> roles;
    private final List<Object> sent = new ArrayList<>();
    private final List<Running> timers = new ArrayList<>();
    private final List<Made> links = new ArrayList<>();

    /** Makes a connection of nobody. */
    public FakeConnection() {
        this(TestRequest.to("/"), null);
    }

    /** Makes the connection of that request's caller, with a subprotocol or null. No role was asked, so none is known. */
    public FakeConnection(TestRequest request, @Nullable String subprotocol) {
        this(request, subprotocol, Set.of());
    }

    private FakeConnection(TestRequest request, @Nullable String subprotocol, Set<String> roles) {
        this.request = request;
        this.subprotocol = subprotocol;
        this.roles = roles;
    }

    /**
     * Makes the connection that comes of what {@code init} accepted: with its subprotocol, and with those of the caller's
     * roles that {@code accept} or the annotations of the handler's class ask for.
     */
    public static FakeConnection of(Handler<?> handler, TestRequest request, Upgrade.Accept<?> accept) {
        return new FakeConnection(request, accept.subprotocol(), request.rolesAsked(handler, accept));
    }

    /** Returns what the handler sent to itself, in order. */
    public List<Object> sent() {
        return List.copyOf(sent);
    }

    /** Returns the timers that were started and not cancelled, in order. */
    public List<Started> timers() {
        return timers.stream().map(timer -> timer.started).toList();
    }

    /** Returns the pids and tasks that were linked and not unlinked, in order. */
    public List<Object> links() {
        return links.stream().map(Made::to).toList();
    }

    @Override
    public Pid pid() {
        return pid;
    }

    @Override
    public boolean send(Object message) {
        return sent.add(Objects.requireNonNull(message, "message"));
    }

    @Override
    public Timer sendAfter(Duration delay, Object message) {
        return start(new Started(delay, message, false));
    }

    @Override
    public Timer startTimer(Duration delay, Object message) {
        return start(new Started(delay, message, true));
    }

    private Timer start(Started started) {
        Running timer = new Running(started);
        timers.add(timer);
        return timer;
    }

    @Override
    public Optional<Duration> cancel(Timer timer) {
        Objects.requireNonNull(timer, "timer");
        return timer instanceof Running running && timers.remove(running)
                ? Optional.of(running.started.delay)
                : Optional.empty();
    }

    @Override
    public int mailboxDepth() {
        return sent.size();
    }

    @Override
    public @Nullable Principal principal() {
        return request.principal();
    }

    @Override
    public boolean hasRole(String role) {
        return roles.contains(Objects.requireNonNull(role, "role"));
    }

    @Override
    public @Nullable String subprotocol() {
        return subprotocol;
    }

    @Override
    public Link link(Pid other, OnExit onExit) {
        return note(new Made(Objects.requireNonNull(other, "other"), Objects.requireNonNull(onExit, "onExit")));
    }

    @Override
    public Link link(CompletableFuture<?> task, OnExit onExit) {
        return note(new Made(Objects.requireNonNull(task, "task"), Objects.requireNonNull(onExit, "onExit")));
    }

    private Link note(Made link) {
        links.add(link);
        return link;
    }

    @Override
    public void unlink(Link link) {
        Objects.requireNonNull(link, "link");
        links.removeIf(made -> made == link);
    }
}
