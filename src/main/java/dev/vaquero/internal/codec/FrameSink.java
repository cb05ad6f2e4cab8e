package dev.vaquero.internal.codec;

import dev.vaquero.Frame;
import dev.vaquero.Reason;

/** Takes what the decoder found. */
interface FrameSink {
    /** A message, ping or pong; returns whether to go on with what was read. */
    boolean onFrame(Frame frame);

    /** A close frame; nothing follows. */
    void onClose(Frame.Close close);

    /** The protocol was broken; nothing follows. */
    void onError(Reason.Kind kind);
}
