package dev.vaquero.transport.portable;

import dev.vaquero.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Puts the pieces of messages together; all fields belong to the container's callback, one at a time. */
final class Assembly {
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream(0);
    private long size;

    /** Adds a piece of text; returns the message if it is the last. */
    Frame.@Nullable Text add(String piece, boolean last) {
        size += utf8Length(piece);
        text.append(piece);
        if (!last) {
            return null;
        }
        Frame.Text message = Frame.text(text.toString());
        clear();
        return message;
    }

    /** Adds a piece of bytes; returns the message if it is the last. */
    Frame.@Nullable Binary add(ByteBuffer piece, boolean last) {
        size += piece.remaining();
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        if (last && binary.size() == 0) {
            clear();
            return Frame.Binary.wrap(bytes);
        }
        binary.write(bytes, 0, bytes.length);
        if (!last) {
            return null;
        }
        Frame.Binary message = Frame.Binary.wrap(binary.toByteArray());
        clear();
        return message;
    }

    /** Returns how many bytes the message would have with that piece. */
    long sizeWith(long piece) {
        return size + piece;
    }

    /** Lets go of everything. */
    void clear() {
        size = 0;
        text.setLength(0);
        text.trimToSize();
        binary.reset();
    }

    /** Returns the bytes that the text takes in UTF-8; a pair of surrogates may be cut in two. */
    static long utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else {
                length += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return length;
    }
}
