package dev.vaquero.bus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Delivers messages to connections, where they arrive in {@code websocketInfo}. Inject it into any bean or servlet;
 * every method may be called on any thread, never blocks and never runs a handler before it returns.
 *
 * <p><b>Order.</b> Messages of one sender to one receiver arrive in the order in which they were sent, across
 * {@code send} and {@code publish}. Between senders there is no order.
 *
 * <p><b>Ends.</b> A pid or name without a connection is no error: nothing happens and the answer says so. Subscriptions,
 * names, monitors and presences of a connection are gone when it has ended, however it ended. A message that a mailbox
 * accepted is handled unless its connection ends before, a mailbox of {@code DROP_OLDEST} drops it, or the handler does not
 * take its type.
 *
 * <p>Messages should be immutable: a receiver on the same node gets the very object.
 *
 * <p><b>Null.</b> Null arguments are refused with {@link NullPointerException}, before anything is touched.
 */
public interface MessageBus {
    /** Sends a message; returns whether the mailbox accepted it. */
    boolean send(Pid to, Object message);

    /** Sends a message to the holder of a name; false if nobody holds it or the mailbox did not accept it. */
    boolean send(String name, Object message);

    /**
     * Puts a message into the mailbox of each connection that is subscribed at this call, as often as it subscribed,
     * before it returns; running them is left to others.
     *
     * @return how many mailboxes accepted it
     */
    int publish(String topic, Object message);

    /** As {@link #publish}, but not to {@code sender}, however often it is subscribed; to all if it has ended. */
    int publishFrom(Pid sender, String topic, Object message);

    /**
     * Subscribes a connection, once more if it is subscribed already. What is published after this call has returned
     * arrives. False if the connection has ended.
     */
    boolean subscribe(String topic, Pid pid);

    /** Takes back one subscription; returns whether there was one. */
    boolean unsubscribe(String topic, Pid pid);

    /**
     * Returns the subscribed connections, each as often as it subscribed: a list of its own, as it was during the call.
     * Who subscribes or ends meanwhile may be in it or not. Costs a walk over all of them.
     */
    List<Pid> members(String topic);

    /** Returns how many subscriptions the topic has; as {@link #members}, a walk over all of them. */
    int count(String topic);

    /** Gives the name to a connection; false if it is taken (also by the same) or the connection has ended. */
    boolean register(String name, Pid pid);

    /**
     * Gives the name to a connection whoever holds it. A former holder gets {@link Replaced} and is then closed with
     * 1008, after what its mailbox holds: a second login kicks the first.
     *
     * @return who had to go; empty if nobody held the name, if {@code pid} itself did, or if {@code pid} has ended: then
     *     nothing has changed, and {@link #whereis} does not return {@code pid}
     */
    Optional<Pid> replace(String name, Pid pid);

    /** Returns the holder of a name. */
    Optional<Pid> whereis(String name);

    /** Frees a name, whoever holds it; its holder is not told. Returns whether it was held. */
    boolean unregister(String name);

    /**
     * Lets {@code watcher} get one {@link Down} when {@code target} ends, at once if it has ended already. A full mailbox
     * accepts it, too. A watcher that has ended, or that watches itself, is never told.
     */
    Monitor monitor(Pid watcher, Pid target);

    /**
     * Takes back a monitor.
     *
     * @param flush whether a {@link Down} of it that waits in the mailbox is removed
     * @return whether it was active
     */
    boolean demonitor(Monitor monitor, boolean flush);

    /**
     * Asks a connection: it gets {@link Ask}. The stage completes with the answer, or exceptionally with
     * {@link java.util.concurrent.TimeoutException} after {@code timeout}, or at once with
     * {@link java.util.NoSuchElementException} if the connection has ended or ends before it answers, or does not accept
     * the message, or drops it unhandled. An answer after the timeout is dropped.
     *
     * <p>What is attached to the stage before it has completed runs on a thread of the library: on at most 256 at once,
     * one that blocks included; more wait for their turn.
     *
     * @param timeout to about 20 ms, never early
     * @throws IllegalArgumentException if the timeout is negative
     */
    CompletionStage<Object> ask(Pid to, Object message, Duration timeout);

    /** As {@link #ask(Pid, Object, Duration)}, to the holder of a name. */
    CompletionStage<Object> ask(String name, Object message, Duration timeout);

    /**
     * Closes a connection in order, after what its mailbox holds: its {@code terminate} gets {@code stop}. False if it
     * has ended.
     *
     * @throws IllegalArgumentException if the code may not be sent or the reason is longer than 123 bytes
     */
    boolean close(Pid pid, int code, String reason);

    /**
     * Closes every connection that is subscribed to the topic as {@link #close} does, each once however often it subscribed,
     * in no order among them; returns how many.
     *
     * @throws IllegalArgumentException if the code may not be sent or the reason is longer than 123 bytes
     */
    int closeAll(String topic, int code, String reason);

    /** Returns who is there. */
    Presence presence();
}
