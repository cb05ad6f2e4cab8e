package dev.vaquero.internal.codec;

import dev.vaquero.CloseCode;
import dev.vaquero.Frame;
import dev.vaquero.Reason.Kind;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a client's bytes into messages (RFC 6455, 5 and 7692, 6): unmasks, joins fragments, inflates, checks. All fields
 * belong to the thread that runs the connection. Nothing of a declared size is allocated before its bytes have come.
 */
final class Decoder {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST_HEAD = 14;
    private static final byte[] NONE = new byte[0];

    // What holds for this call of decode.
    private boolean validate;
    private @Nullable Inflation inflation;
    private int maxSize;
    private boolean discarding;

    // A header that came in pieces: its bytes so far, and how many; what is wrong with it, or null.
    private byte[] head = NONE;
    private int headLength;
    private @Nullable Kind headError;

    // The frame whose payload is being read; remaining < 0 means none.
    private long remaining = -1;
    private int opcode;
    private boolean fin;
    private int key;
    private int offset;
    private byte[] control = NONE;

    // The message that is being joined; messageOpcode 0 means none.
    private int messageOpcode;
    private boolean compressed;
    private byte[] message = NONE;
    private int messageLength;
    private long declared;
    private int utf8;

    /** Sets the rules for what is decoded from now on; discarding skips the payload of all but close frames. */
    void rules(boolean validateUtf8, @Nullable Inflation inflates, int maxFrameSize, boolean discards) {
        validate = validateUtf8;
        inflation = inflates;
        maxSize = maxFrameSize;
        discarding = discards;
    }

    /** Skips the payload of all but close frames from now on, also inside {@link #decode}. */
    void discard() {
        discarding = true;
    }

    /** Tells whether nothing is half read. */
    boolean atRest() {
        return remaining < 0 && headLength == 0 && messageOpcode == 0;
    }

    /**
     * Decodes bytes in place, until they end, the sink wants no more, or has heard of a close frame or an error; returns
     * how far.
     */
    int decode(byte[] bytes, int from, int to, FrameSink sink) {
        int at = from;
        while (at < to) {
            if (remaining < 0) {
                at = header(bytes, at, to);
                Kind broken = headError;
                if (broken != null) {
                    sink.onError(broken);
                    return at;
                }
                if (remaining != 0) {
                    continue;
                }
            }
            int available = (int) Math.min(remaining, to - at);
            boolean last = available == remaining;
            boolean more = opcode >= CLOSE
                    ? control(bytes, at, available, last, sink)
                    : data(bytes, at, available, last, sink);
            at += available;
            offset += available;
            remaining = last ? -1 : remaining - available;
            if (!more) {
                return at;
            }
        }
        return at;
    }

    /** Reads a header as far as it is there; returns how far. */
    private int header(byte[] bytes, int from, int to) {
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
                || (first & 0x40) != 0 && (inflation == null || !data)
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
            messageLength = 0;
            utf8 = Utf8State.COMPLETE;
        }
        if (opcode < CLOSE) {
            declared += remaining;
        } else {
            control = remaining == 0 ? NONE : new byte[(int) remaining];
        }
        return keyAt + 4;
    }

    private boolean control(byte[] bytes, int from, int length, boolean last, FrameSink sink) {
        Mask.copy(bytes, from, control, offset, length, key, offset);
        if (!last) {
            return true;
        }
        byte[] payload = control;
        control = NONE;
        if (opcode == CLOSE) {
            close(payload, sink);
            return false;
        }
        return sink.onFrame(opcode == PING ? Frame.Ping.wrap(payload) : Frame.Pong.wrap(payload));
    }

    private void close(byte[] payload, FrameSink sink) {
        Frame.Close close = Frame.Close.wrap(payload);
        if (payload.length == 1
                || payload.length > 1 && !CloseCode.receivable(close.code().getAsInt())) {
            sink.onError(Kind.BADFRAME);
        } else if (validate && payload.length > 2 && Utf8State.next(0, payload, 2, payload.length) != 0) {
            sink.onError(Kind.BADENCODING);
        } else {
            sink.onClose(close);
        }
    }

    private boolean data(byte[] bytes, int from, int length, boolean last, FrameSink sink) {
        boolean end = last && fin;
        if (discarding) {
            messageOpcode = end ? 0 : messageOpcode;
            declared = 0;
            return true;
        }
        if (compressed) {
            Kind broken = inflate(bytes, from, length, end);
            if (broken != null) {
                sink.onError(broken);
                return false;
            }
        } else {
            reserve(messageLength, length, end);
            Mask.copy(bytes, from, message, messageLength, length, key, offset);
            messageLength += length;
            if (!valid(messageLength - length)) {
                sink.onError(Kind.BADENCODING);
                return false;
            }
        }
        if (!end) {
            return true;
        }
        if (messageOpcode == TEXT && validate && utf8 != Utf8State.COMPLETE) {
            sink.onError(Kind.BADENCODING);
            return false;
        }
        return sink.onFrame(take());
    }

    private Frame take() {
        byte[] whole = message.length == messageLength ? message : Arrays.copyOf(message, messageLength);
        boolean text = messageOpcode == TEXT;
        message = NONE;
        messageLength = 0;
        messageOpcode = 0;
        return text ? Frame.Text.wrap(whole) : Frame.Binary.wrap(whole);
    }

    private boolean valid(int from) {
        if (messageOpcode == TEXT && validate) {
            utf8 = Utf8State.next(utf8, message, from, messageLength);
        }
        return utf8 != Utf8State.INVALID;
    }

    private void reserve(int used, int more, boolean exact) {
        int needed = used + more;
        if (message.length < needed) {
            int roomy = exact ? needed : (int) Math.min(Math.max(needed, used * 2L), Math.max(maxSize, needed));
            message = Arrays.copyOf(message, roomy);
        }
    }

    private @Nullable Kind inflate(byte[] bytes, int from, int length, boolean end) {
        Inflation inflater = Objects.requireNonNull(inflation);
        Mask.copy(bytes, from, bytes, from, length, key, offset);
        try {
            inflater.input(bytes, from, length, end);
            while (inflater.more()) {
                reserve(messageLength, Math.max(512, length * 2), false);
                int start = messageLength;
                messageLength += inflater.output(message, start);
                if (messageLength > maxSize) {
                    return Kind.BADSIZE;
                }
                if (!valid(start)) {
                    return Kind.BADENCODING;
                }
            }
            return null;
        } catch (DataFormatException e) {
            return Kind.BADFRAME;
        }
    }
}
