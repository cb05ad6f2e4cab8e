package dev.vaquero.spi;

import dev.vaquero.Frame;
import dev.vaquero.Options;

/**
 * One connection's way to the wire, in frames. Only the thread that runs the connection calls it, one at a time, except
 * where a method says otherwise.
 */
public interface Transport {
    /** Adds a frame to the batch; {@code compress} is whether a data frame may be compressed. */
    void send(Frame frame, boolean compress);

    /** Hands the batch to the container in as few writes as it allows. Failures come as {@link TransportListener#onFailure}. */
    void flush();

    /** Returns how many bytes wait for the peer to read, the batch included. Any thread. */
    long queuedBytes();

    /** Returns since when a write waits, by {@link System#nanoTime}; 0 if none does. Any thread. */
    long writingSince();

    /**
     * Asks for one {@link TransportListener#onDrained}, as soon as half of {@code bytes} or less waits, now included.
     *
     * @return false if that is so already: then it is not called
     */
    boolean awaitDrained(long bytes);

    /** Lets more arrive: {@link TransportListener#onReadable} is called when there is something. Repeating is harmless. */
    void awaitReadable();

    /**
     * Reads what has arrived and passes it to the listener's {@code onFrame}, {@code onClose}, {@code onError}, until
     * nothing more is there, a bounded amount was read, or the listener says stop.
     *
     * @return false if nothing was left at its end, true if more may be there
     */
    boolean read();

    /** Reads and drops what arrives; {@code onClose} tells of the peer's close frame, {@code onEnd} of the end. */
    void drain(boolean framed);

    /** Takes over changed options. */
    void configure(Options options);

    /** Returns when a byte was received last, by {@link System#nanoTime}. Any thread. */
    long lastRead();

    /** Lets go of every buffer that can be rebuilt. */
    void hibernate();

    /** Sends FIN after the batch, where the container can. */
    void shutdownOutput();

    /** Ends the TCP connection at once and frees what is native. Any thread, any number of times. */
    void close();
}
