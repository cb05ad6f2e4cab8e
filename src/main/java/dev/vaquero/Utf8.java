package dev.vaquero;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8 for frames. */
final class Utf8 {
    private Utf8() {}

    static String requirePaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                throw new IllegalArgumentException("text must have no unpaired surrogate but has one at index " + i);
            }
            i++;
        }
        return text;
    }

    static byte[] encode(String text) {
        return requirePaired(text).getBytes(StandardCharsets.UTF_8);
    }

    static String decode(byte[] bytes) throws CharacterCodingException {
        CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        return chars.toString();
    }

    static String decodeLossy(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    static void requireValid(byte[] bytes) {
        try {
            decode(bytes);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text must be UTF-8 but is not", e);
        }
    }

    static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }

    static byte[] requireControl(String kind, byte[] payload) {
        if (payload.length > Frame.MAX_CONTROL_PAYLOAD) {
            throw new IllegalArgumentException(
                    "payload of a " + kind + " must be at most 125 bytes but was " + payload.length);
        }
        return payload;
    }
}
