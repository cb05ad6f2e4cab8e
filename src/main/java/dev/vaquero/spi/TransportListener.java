package dev.vaquero.spi;

import dev.vaquero.Frame;
import dev.vaquero.Reason;

/** Hears of one connection's frames and fate. */
public interface TransportListener {
    /** Something can be read. Called on the container's thread; may read on the spot. */
    void onReadable();

    /** A whole message, ping or pong; only inside {@link Transport#read}. */
    void onFrame(Frame frame);

    /**
     * Tells whether to go on with what was read; asked after each {@link #onFrame}. If not, {@link Transport#read} keeps the
     * rest for its next call, and returns true.
     */
    boolean wantsMore();

    /** The peer's close frame, valid; only inside {@link Transport#read}. Nothing follows. */
    void onClose(Frame.Close close);

    /** The peer broke the protocol; only inside {@link Transport#read}. Nothing follows. */
    void onError(Reason.Kind kind);

    /** The peer ended TCP without a close frame; only inside {@link Transport#read}. Nothing follows. */
    void onEnd();

    /** What was asked for with {@link Transport#awaitDrained}. Any thread. */
    void onDrained();

    /** The connection is gone, before {@link Transport#end}. Any thread, any number of times. */
    void onFailure(Throwable cause);

    /** TCP is closed after {@link Transport#end}. Any thread, once. */
    void onClosed();
}
