package dev.vaquero.transport.portable;

import dev.vaquero.Frame;
import dev.vaquero.Reason;
import dev.vaquero.spi.TransportListener;
import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells from what containers report how a connection ended. They differ, and do not tell everything. */
final class Endings {
    private static final Set<String> BAD_FRAME =
            Set.of("ProtocolException", "WebSocketFrameCorruptedException", "WebSocketInvalidCloseCodeException");
    private static final Set<String> BAD_ENCODING = Set.of(
            "BadPayloadException",
            "InvalidUtf8",
            "UnsupportedEncodingException",
            "CharacterCodingException",
            "MalformedInputException");
    private static final Set<String> BAD_SIZE = Set.of("MessageTooLargeException");

    private static final int NO_CODE = 1005;
    private static final int ABNORMAL = 1006;
    private static final int DEPTH = 16;

    private Endings() {}

    /** Returns what the peer did wrong, or null if the failure is another. */
    static Reason.@Nullable Kind kind(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEPTH; i++) {
            String name = cause.getClass().getSimpleName();
            if (BAD_ENCODING.contains(name)) {
                return Reason.Kind.BADENCODING;
            }
            if (BAD_SIZE.contains(name)) {
                return Reason.Kind.BADSIZE;
            }
            if (BAD_FRAME.contains(name)) {
                return Reason.Kind.BADFRAME;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Returns what the listener is to hear of a close that was not ours; {@code known} is what failed before. */
    static Consumer<TransportListener> of(CloseReason reason, Reason.@Nullable Kind known) {
        Reason.Kind kind = known == null ? kind(reason.getCloseCode().getCode()) : known;
        if (kind == Reason.Kind.CLOSED) {
            return TransportListener::onEnd;
        }
        if (kind != null) {
            return listener -> listener.onError(kind);
        }
        Frame.Close close = close(reason);
        return listener -> listener.onClose(close);
    }

    /** Some containers close with these codes without reporting a failure, so a peer's own cannot be told from them. */
    private static Reason.@Nullable Kind kind(int code) {
        return switch (code) {
            case 1002 -> Reason.Kind.BADFRAME;
            case 1007 -> Reason.Kind.BADENCODING;
            case 1009 -> Reason.Kind.BADSIZE;
            case ABNORMAL -> Reason.Kind.CLOSED;
            default -> null;
        };
    }

    private static Frame.Close close(CloseReason reason) {
        int code = reason.getCloseCode().getCode();
        if (code == NO_CODE) {
            return Frame.close();
        }
        byte[] text = String.valueOf(reason.getReasonPhrase() == null ? "" : reason.getReasonPhrase())
                .getBytes(StandardCharsets.UTF_8);
        return Frame.Close.wrap(ByteBuffer.allocate(2 + text.length)
                .putShort((short) code)
                .put(text)
                .array());
    }
}
