package dev.vaquero;

import org.jspecify.annotations.Nullable;

/**
 * Handles the connections of one path: Cowboy's WebSocket handler for Jakarta EE.
 *
 * <p>One instance serves every connection; what belongs to one connection is its <em>state</em>, which is passed to each
 * callback and replaced by what the callback returns. A handler keeps nothing of a connection in fields.
 *
 * <h2>Order</h2>
 * {@link #init} decides about the request, before the upgrade. If it accepts, {@link #websocketInit} is the first
 * callback on the connection, then {@link #websocketHandle} and {@link #websocketInfo} follow in the order in which
 * frames and messages arrived, and {@link #terminate} is the last, exactly once. Callbacks of one connection never
 * overlap, and each sees the state that the one before returned (also across threads); callbacks of different
 * connections run at the same time.
 *
 * <h2>Threads</h2>
 * {@code init} runs on the container's request thread. The others run on a thread of the container or of the library,
 * on virtual threads where the runtime has them, always with the web application's context class loader and never
 * inside the call that sends a message. A callback may block: only its own connection waits.
 *
 * <h2>Failures</h2>
 * A callback that throws, returns null, or returns what is no {@link Command} ends its connection with close code 1011;
 * {@code terminate} then gets {@link Reason.Crash} and the state from before that callback. The exception is logged once
 * and never sent to the peer. If {@link #restore} fails, the callback that it was for is not called; {@code terminate} is
 * called all the same, with the state that {@link #compact} returned.
 *
 * @param <S> the state of one connection; null is a legal state
 */
public interface Handler<S extends @Nullable Object> {
    /**
     * Decides about a request, before the upgrade; the handshake has been found valid.
     *
     * <p>Runs once for each request, on the container's request thread. There is no connection yet, so no {@code self}.
     *
     * @param request the request, with all that the container knows; it must not be kept
     * @return what to do with the request; an exception or null answers 500
     */
    Upgrade<S> init(Request request);

    /**
     * Called first on the connection, once, right after the upgrade. Its frames are the first on the wire, and messages
     * that it sends to {@code self} are handled before any frame.
     *
     * @param self the connection
     * @param state the state that {@code init} gave
     * @return the new state and the commands to run
     */
    default Reply<S> websocketInit(Connection self, S state) {
        return Reply.of(state);
    }

    /**
     * Handles one frame: a whole text or binary message (fragments joined, inflated), a ping or a pong. Pings have been
     * answered before this call. Close frames are never passed; they end the connection with {@link Reason.Remote}.
     *
     * @param self the connection
     * @param frame the frame, never a {@link Frame.Close}; it may be kept and published
     * @param state the current state
     * @return the new state and the commands to run
     */
    Reply<S> websocketHandle(Connection self, Frame frame, S state);

    /**
     * Handles one message that was sent or published to the connection, or that a timer or monitor of it produced.
     *
     * @param self the connection
     * @param info the message
     * @param state the current state
     * @return the new state and the commands to run
     */
    default Reply<S> websocketInfo(Connection self, Object info, S state) {
        return Reply.of(state);
    }

    /**
     * Called last, exactly once for every {@code init} that gave a state, whatever happened since. The close frame has
     * been handed to the container; the TCP connection closes only after this call. An exception is logged and changes
     * nothing.
     *
     * @param reason why the connection ended
     * @param request what the {@link RequestFilter} kept of the request
     * @param state the last state; what {@code compact} returned if {@code restore} failed on it
     */
    default void terminate(Reason reason, Request request, S state) {}

    /**
     * Makes the state smaller before the connection hibernates. Called after a reply with {@link Reply#hibernate()},
     * when nothing is left to handle; {@link #restore} gets what this returns.
     *
     * @param state the current state
     * @return the state to keep while the connection sleeps
     */
    default S compact(S state) {
        return state;
    }

    /**
     * Restores a state that {@link #compact} made smaller. Called before the callback that ends the hibernation,
     * {@code terminate} included. A failure ends the connection with 1011, and is not followed by a second try; where it
     * is {@code terminate} that restores, its reason and the close code stay what they were.
     *
     * @param state what {@code compact} returned
     * @return the state as callbacks expect it
     */
    default S restore(S state) {
        return state;
    }
}
