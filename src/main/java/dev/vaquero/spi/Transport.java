package dev.vaquero.spi;

import dev.vaquero.Frame;
import dev.vaquero.Options;

/**
 * One connection's way to the wire, in frames. Only the thread that runs the connection calls it, one at a time, except
 * where a method says otherwise.
 */
public interface Transport {
    /** How a connection ends after the last frame was sent. */
    enum End {
        /** TCP closes as soon as all is written. */
        WRITTEN,
        /** What the peer still sends is read and dropped until its close frame or the end of TCP; then TCP closes. */
        PEER_CLOSE,
        /** FIN is sent where the container can, and bytes are dropped until the end of TCP; then TCP closes. */
        PEER_END
    }

    /** Adds a frame to the batch; {@code compress} is whether a data frame may be compressed. */
    void send(Frame frame, boolean compress);

    /** Hands the batch to the container in as few writes as it allows. Failures come as {@link TransportListener#onFailure}. */
    void flush();

    /** Returns how many bytes wait for the peer to read, the batch included. Any thread. */
    long queuedBytes();

    /** Returns since when a write waits, by {@link System#nanoTime}; 0 if none does. Any thread. */
    long writingSince();

    /**
     * Tells whether a write waits that cannot go on before {@link TransportListener#onReadable} has returned. Any thread.
     */
    default boolean writeHeldByReader() {
        return false;
    }

    /**
     * Asks for one {@link TransportListener#onDrained}, as soon as no more than {@code bytes} wait or the transport has
     * failed.
     *
     * @return false if that is so already: then it is not called
     */
    boolean awaitDrained(long bytes);

    /** Takes {@link #awaitDrained} back; returns whether {@code onDrained} was still to come and now will not. Any thread. */
    boolean cancelDrained();

    /**
     * Lets more arrive: {@link TransportListener#onReadable} is called once, when there is something. Asked again before
     * that, nothing changes.
     */
    void awaitReadable();

    /**
     * Reads once, a bounded amount of what has arrived, and passes it to the listener's {@code onFrame}, {@code onClose},
     * {@code onError} or {@code onEnd}, until it is all passed, {@link TransportListener#wantsMore} is false, or
     * {@link #end} was called. What is left over comes first in the next call.
     *
     * @return whether more may be there already
     */
    boolean read();

    /** Takes over changed options. */
    void configure(Options options);

    /** Returns when a byte was received last, by {@link System#nanoTime}. Any thread. */
    long lastRead();

    /** Lets go of every buffer that can be rebuilt. */
    void hibernate();

    /**
     * Ends the connection: the listener hears nothing more but one {@link TransportListener#onClosed}, on any thread,
     * when TCP is closed. Whoever calls this bounds the wait with {@link #close}.
     */
    void end(End how);

    /** Ends the TCP connection at once and frees what is native. Any thread, any number of times. */
    void close();
}
