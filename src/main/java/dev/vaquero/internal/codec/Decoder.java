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
final class Decoder extends FrameHeads {
    private static final int PING = 9;

    // What holds for this call of decode.
    private boolean validate;
    private @Nullable Inflation inflation;

    // The payload of a control frame; that of the message that is being joined.
    private byte[] control = NONE;
    private byte[] message = NONE;
    private int messageLength;
    private int utf8;

    /** Sets the rules for what is decoded from now on; discarding skips the payload of all but close frames. */
    void rules(boolean validateUtf8, @Nullable Inflation inflates, int maxFrameSize, boolean discards) {
        validate = validateUtf8;
        inflation = inflates;
        rules(inflates != null, maxFrameSize, discards);
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
                Kind broken = headError();
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

    @Override
    void beginMessage() {
        messageLength = 0;
        utf8 = Utf8State.COMPLETE;
    }

    @Override
    void beginControl(int length) {
        control = length == 0 ? NONE : new byte[length];
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
