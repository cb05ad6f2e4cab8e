package dev.vaquero;

import java.util.Arrays;

/** The payload of a close frame: nothing, or two bytes of code and a reason (RFC 6455, 5.5.1). */
final class ClosePayload {
    private static final int CODE = 2;

    private ClosePayload() {}

    static byte[] of(int code, String reason) {
        CloseCode.requireSendable(code);
        byte[] text = Utf8.encode(reason);
        if (text.length > Frame.MAX_CONTROL_PAYLOAD - CODE) {
            throw new IllegalArgumentException("close reason must be at most 123 bytes but was " + text.length);
        }
        byte[] payload = new byte[CODE + text.length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, CODE, text.length);
        return payload;
    }

    /** Returns the code of a payload that has one. */
    static int code(byte[] payload) {
        return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    }

    /** Refuses what {@link #of} would not make. */
    static void requireSendable(byte[] payload) {
        if (payload.length == 0) {
            return;
        }
        if (payload.length < CODE || payload.length > Frame.MAX_CONTROL_PAYLOAD) {
            throw new IllegalArgumentException(
                    "payload of a close frame must be 0 or 2..125 bytes but was " + payload.length);
        }
        CloseCode.requireSendable(code(payload));
        Utf8.requireValid(Arrays.copyOfRange(payload, CODE, payload.length));
    }
}
