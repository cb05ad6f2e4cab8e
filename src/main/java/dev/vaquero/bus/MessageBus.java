package dev.vaquero.bus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Delivers messages to connections, where they arrive in {@code websocketInfo}. Inject it into any bean or servlet;
 * every method may be called on any thread, never blocks and never runs a handler on the caller's thread.
 *
 * <p><b>Order.</b> Messages of one sender to one receiver arrive in the order in which they were sent, across
 * {@code send} and {@code publish}. Between senders there is no order.
 *
 * <p><b>Ends.</b> A pid or name without a connection is no error: nothing happens and the answer says so. Subscriptions,
 * names, monitors and presences of a connection are gone when it has ended, however it ended.
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

    /** As {@link #publish}, but not to {@code sender}. */
    int publishFrom(Pid sender, String topic, Object message);

    /**
     * Subscribes a connection, once more if it is subscribed already. What is published after this call has returned
     * arrives. False if the connection has ended.
     */
    boolean subscribe(String topic, Pid pid);

    /** Takes back one subscription; returns whether there was one. */
    boolean unsubscribe(String topic, Pid pid);

    /** Returns the subscribed connections, each as often as it subscribed. */
    List<Pid> members(String topic);

    /** Returns how many subscriptions the topic has. */
    int count(String topic);

    /** Gives the name to a connection; false if it is taken (also by the same) or the connection has ended. */
    boolean register(String name, Pid pid);

    /**
     * Gives the name to a connection whoever holds it. A former holder gets {@link Replaced} and is then closed with
     * 1008: a second login kicks the first.
     *
     * @return the former holder
     */
    Optional<Pid> replace(String name, Pid pid);

    /** Returns the holder of a name. */
    Optional<Pid> whereis(String name);

    /** Frees a name; returns whether it was held. */
    boolean unregister(String name);

    /** Lets {@code watcher} get one {@link Down} when {@code target} ends, at once if it has ended already. */
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
     * the message. It completes on a thread of the library; an answer after the timeout is dropped.
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

    /** Closes every connection that is subscribed to the topic; returns how many. */
    int closeAll(String topic, int code, String reason);

    /** Returns who is there. */
    Presence presence();
}
