package dev.vaquero.internal.codec;

import dev.vaquero.Frame;
import dev.vaquero.Reason.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of frames (RFC 6455, 5.2), whole or in pieces, and refuses those that break a rule as soon as that shows.
 * All fields belong to the thread that runs the connection.
 */
abstract class FrameHeads {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PONG = 10;
    static final byte[] NONE = new byte[0];
    private static final int LONGEST_HEAD = 14;

    // What holds for this call of decode.
    private boolean inflates;
    int maxSize;
    boolean discarding;

    // A head that came in pieces: its bytes so far, and how many; what is wrong with it, or null.
    private byte[] head = NONE;
    private int headLength;
    private @Nullable Kind headError;

    // The frame whose payload is being read; remaining < 0 means none.
    long remaining = -1;
    int opcode;
    boolean fin;
    int key;
    int offset;

    // The message that is being joined; messageOpcode 0 means none.
    int messageOpcode;
    boolean compressed;
    long declared;

    /** A message begins. */
    abstract void beginMessage();

    /** A control frame begins. */
    abstract void beginControl(int length);

    final void rules(boolean inflating, int maxFrameSize, boolean discards) {
        inflates = inflating;
        maxSize = maxFrameSize;
        discarding = discards;
    }

    /** Skips the payload of all but close frames from now on. */
    final void discard() {
        discarding = true;
    }

    /** Tells whether nothing is half read. */
    final boolean atRest() {
        return remaining < 0 && headLength == 0 && messageOpcode == 0;
    }

    final @Nullable Kind headError() {
        return headError;
    }

    /** Reads a header as far as it is there; returns how far. */
    final int header(byte[] bytes, int from, int to) {
        if (headLength == 0 && to - from >= 2 && to - from >= 6 + lengthBytes(bytes, from)) {
            headError = firstTwo(bytes, from);
            headError = headError == null ? length(bytes, from) : headError;
            return headError == null ? begin(bytes, from) : from;
        }
        int at = from;
        head = head.length == 0 ? new byte[LONGEST_HEAD] : head;
        while (at < to) {
            head[headLength++] = bytes[at++];
            headError = headLength == 2 ? firstTwo(head, 0) : null;
            if (headError == null && headLength >= 2 && headLength == 2 + lengthBytes(head, 0)) {
                headError = length(head, 0);
            }
            if (headError != null) {
                return at;
            }
            if (headLength >= 2 && headLength == 6 + lengthBytes(head, 0)) {
                begin(head, 0);
                head = NONE;
                headLength = 0;
                return at;
            }
        }
        return at;
    }

    private static int lengthBytes(byte[] bytes, int at) {
        int size = bytes[at + 1] & 0x7f;
        return size == 126 ? 2 : size == 127 ? 8 : 0;
    }

    private @Nullable Kind firstTwo(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        int op = first & 0x0f;
        boolean data = op == TEXT || op == BINARY;
        boolean wrong = op > BINARY && op < CLOSE
                || op > PONG
                || (first & 0x30) != 0
                || (first & 0x40) != 0 && (!inflates || !data)
                || (second & 0x80) == 0
                || op >= CLOSE && ((first & 0x80) == 0 || (second & 0x7f) > Frame.MAX_CONTROL_PAYLOAD)
                || op == CONTINUATION && messageOpcode == 0
                || data && messageOpcode != 0;
        return wrong ? Kind.BADFRAME : null;
    }

    private static long declaredLength(byte[] bytes, int at) {
        int size = bytes[at + 1] & 0x7f;
        int extra = lengthBytes(bytes, at);
        long length = extra == 0 ? size : 0;
        for (int i = 0; i < extra; i++) {
            length = length << 8 | bytes[at + 2 + i] & 0xff;
        }
        return length;
    }

    private @Nullable Kind length(byte[] bytes, int at) {
        long length = declaredLength(bytes, at);
        int extra = lengthBytes(bytes, at);
        if (extra == 2 && length < 126 || extra == 8 && (length < 0 || length < 65_536)) {
            return Kind.BADFRAME;
        }
        if ((bytes[at] & 0x0f) >= CLOSE) {
            return null;
        }
        long before = messageOpcode == 0 ? 0 : declared;
        return !discarding && length > maxSize - before ? Kind.BADSIZE : null;
    }

    private int begin(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int keyAt = at + 2 + lengthBytes(bytes, at);
        opcode = first & 0x0f;
        fin = (first & 0x80) != 0;
        remaining = declaredLength(bytes, at);
        key = (bytes[keyAt] & 0xff) << 24
                | (bytes[keyAt + 1] & 0xff) << 16
                | (bytes[keyAt + 2] & 0xff) << 8
                | bytes[keyAt + 3] & 0xff;
        offset = 0;
        if (opcode == TEXT || opcode == BINARY) {
            messageOpcode = opcode;
            compressed = (first & 0x40) != 0;
            declared = 0;
            beginMessage();
        }
        if (opcode < CLOSE) {
            declared += remaining;
        } else {
            beginControl((int) remaining);
        }
        return keyAt + 4;
    }
}
