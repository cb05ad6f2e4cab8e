package dev.vaquero.spi;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes of one connection after the upgrade, as a container gives them. The caller sees to it that reads do not
 * overlap, and that a write starts only after the one before has ended; a read and a write may overlap.
 */
public interface ByteStream {
    /**
     * Reads what is there, without waiting, into a heap buffer between its position and limit. Called on any thread,
     * from {@link ByteListener#onReadable} until the next {@link #awaitReadable}.
     *
     * @return the number of bytes, 0 if there is nothing now, -1 at the end of the stream
     * @throws IOException if the connection is gone
     */
    int read(ByteBuffer buffer) throws IOException;

    /**
     * Asks for one {@link ByteListener#onReadable} call, when there are bytes, the end or an error to read, or now if
     * they are there. It is never made inside this call. Asked at most once until it is made.
     */
    void awaitReadable();

    /**
     * Writes all remaining bytes of the first {@code count} buffers.
     *
     * @return true if all has been taken: the buffers are free again, and {@code done} is not called. False if not: the
     *     buffers stay untouched by the caller until {@code done} is called, once, on any thread, possibly before this
     *     returns
     * @throws IOException if the connection is gone; {@code done} is not called
     */
    boolean write(ByteBuffer[] buffers, int count, WriteListener done) throws IOException;

    /**
     * Tells whether a write that did not end at once cannot go on while a thread of the container is in
     * {@link ByteListener#onReadable}, since the container's own locks keep it from it. The library then does not run
     * callbacks on that thread as long as a write waits.
     */
    default boolean readerHoldsWrites() {
        return false;
    }

    /** Sends FIN after what was written, where the container can; else does nothing. */
    void shutdownOutput();

    /** Ends the TCP connection at once. A write in flight fails. Any thread, any number of times. */
    void close();

    /** Hears of the end of a write that did not end at once. */
    interface WriteListener {
        /** All bytes were taken. */
        void written();

        /** The connection is gone. */
        void failed(Throwable cause);
    }
}
