package dev.vaquero.it.conformance;

import dev.vaquero.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One callback as it was entered.
 *
 * @param callback its name
 * @param type the kind of the frame, if there is one
 * @param payload the frame's payload or the message
 * @param reason why the connection ended
 * @param state how many callbacks had returned
 * @param millis when, since the server started
 */
record Event(String callback, @Nullable String type, String payload, String reason, int state, long millis) {
    /** Returns the kind of a frame. */
    static String type(Frame frame) {
        return frame.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns the payload of a frame, in hex if it is binary. */
    static String payload(Frame frame) {
        ByteBuffer bytes = frame.bytes();
        if (frame instanceof Frame.Binary) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return HexFormat.of().formatHex(copy);
        }
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
