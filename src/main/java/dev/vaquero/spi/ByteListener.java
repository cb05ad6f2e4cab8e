package dev.vaquero.spi;

/** Hears of one connection's bytes. */
public interface ByteListener {
    /** There is something to read: bytes, the end, or an error. Called once for each {@link ByteStream#awaitReadable}. */
    void onReadable();

    /** The connection is gone, known otherwise than by reading. Any thread, any number of times. */
    void onFailure(Throwable cause);
}
