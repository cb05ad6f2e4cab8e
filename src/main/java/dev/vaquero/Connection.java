package dev.vaquero;

import dev.vaquero.bus.Link;
import dev.vaquero.bus.OnExit;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Timer;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its handler sees it. Usable on any thread; every method does nothing once the connection has ended
 * ({@code send} returns false, timers never fire). All that it starts ends with it. Null arguments are refused with
 * {@link NullPointerException}.
 */
public interface Connection {
    /** Returns the address of this connection, valid everywhere and for ever. */
    Pid pid();

    /**
     * Sends a message to this connection's own mailbox; it arrives in {@code websocketInfo}. Never blocks.
     *
     * @return whether it was accepted: false if the mailbox is full and refuses, or the connection has ended
     */
    boolean send(Object message);

    /**
     * Sends {@code message} to this connection after {@code delay}: it arrives as it is, and whatever its type. To about 20
     * ms, never early; a full mailbox accepts it, too.
     *
     * @throws IllegalArgumentException if the delay is negative
     */
    Timer sendAfter(Duration delay, Object message);

    /**
     * Sends {@code Timeout(timer, message)} to this connection after {@code delay}. To about 20 ms, never early; a full
     * mailbox accepts it, too.
     *
     * @throws IllegalArgumentException if the delay is negative
     */
    Timer startTimer(Duration delay, Object message);

    /**
     * Cancels a timer.
     *
     * @return what was left of its delay, zero if it was just due: its message does not arrive any more; empty if it had
     *     fired (its message may be in the mailbox), been cancelled, or is a timer of another connection
     */
    Optional<Duration> cancel(Timer timer);

    /** Returns how many messages of applications wait in the mailbox. */
    int mailboxDepth();

    /** Returns the caller as authenticated at the handshake; null if there was none. */
    @Nullable
    Principal principal();

    /**
     * Tells whether the caller had the role at the handshake. Only roles named in {@code @DeclareRoles} or
     * {@code @RolesAllowed} of the handler or in {@link Upgrade.Accept#roles} are known; any other answers false.
     */
    boolean hasRole(String role);

    /** Returns the negotiated subprotocol; null if there is none. */
    @Nullable
    String subprotocol();

    /**
     * Ties this connection's fate to another's. When one ends other than in order ({@code ExitReason.orderly}), the other
     * ends too, before it handles anything else: it closes with 1011, and its {@code terminate} and its own monitors and
     * links get the failure ({@link Reason.Crash} with a {@link dev.vaquero.bus.LinkException}). That is what
     * {@link OnExit#END} says; with {@link OnExit#TELL} this connection gets an {@code Exit} message instead, also of an
     * orderly end; the other side ends all the same. A connection that has ended already counts as {@code noproc}, an
     * orderly end.
     */
    Link link(Pid other, OnExit onExit);

    /**
     * Owns a task: it is cancelled when this connection ends, however it ends, or at once if it has. When the task fails,
     * this connection ends, or is told with an {@code Exit} message, as {@code onExit} says and as with a linked
     * connection. A task that completes or is cancelled has ended in order.
     *
     * <p>To cancel a {@link CompletableFuture} completes it and interrupts nothing. A task that runs on, and is to be
     * stopped, needs a stage that does so: {@code task.whenComplete((r, e) -> running.cancel(true))}, where {@code running}
     * is what the executor returned.
     */
    Link link(CompletableFuture<?> task, OnExit onExit);

    /**
     * Removes a link that this connection made; neither side notices the other's end any more. A link that the other side
     * made stays.
     */
    void unlink(Link link);
}
