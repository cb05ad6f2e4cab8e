package dev.vaquero;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * A WebSocket frame or, for text and binary, a whole message (RFC 6455, 5). A value: equal by type and bytes, immutable,
 * usable on any thread, and it may be kept and sent to any number of connections; its bytes are made once.
 */
public sealed interface Frame extends Command permits Frame.Text, Frame.Binary, Frame.Ping, Frame.Pong, Frame.Close {
    /** The largest payload of a control frame, in bytes (RFC 6455, 5.5). */
    int MAX_CONTROL_PAYLOAD = 125;

    /** Returns a new read-only view of the payload, from its first to its last byte. */
    ByteBuffer bytes();

    /** Returns the length of the payload in bytes. */
    int length();

    /**
     * Returns a text message.
     *
     * @throws IllegalArgumentException if the text has an unpaired surrogate, which UTF-8 cannot express
     */
    static Text text(String value) {
        return new Text(Utf8.requirePaired(value));
    }

    /**
     * Returns a text message of bytes that are UTF-8 already; they are copied.
     *
     * @throws IllegalArgumentException if the bytes are not UTF-8
     */
    static Text text(ByteBuffer utf8) {
        byte[] copy = Utf8.copy(utf8);
        Utf8.requireValid(copy);
        return new Text(copy);
    }

    /** Returns a binary message; the bytes are copied. */
    static Binary binary(byte... bytes) {
        return new Binary(bytes.clone());
    }

    /** Returns a binary message of the remaining bytes; they are copied, the buffer does not change. */
    static Binary binary(ByteBuffer bytes) {
        return new Binary(Utf8.copy(bytes));
    }

    /** Returns a ping without payload. */
    static Ping ping() {
        return Ping.EMPTY;
    }

    /**
     * Returns a ping with that text as payload.
     *
     * @throws IllegalArgumentException if the text is more than 125 bytes of UTF-8, or has an unpaired surrogate
     */
    static Ping ping(String payload) {
        return new Ping(Utf8.encode(payload));
    }

    /**
     * Returns a ping with the remaining bytes as payload; they are copied.
     *
     * @throws IllegalArgumentException if there are more than 125
     */
    static Ping ping(ByteBuffer payload) {
        return new Ping(Utf8.copy(payload));
    }

    /** Returns a pong without payload. */
    static Pong pong() {
        return Pong.EMPTY;
    }

    /**
     * Returns a pong with that text as payload.
     *
     * @throws IllegalArgumentException if the text is more than 125 bytes of UTF-8, or has an unpaired surrogate
     */
    static Pong pong(String payload) {
        return new Pong(Utf8.encode(payload));
    }

    /**
     * Returns a pong with the remaining bytes as payload; they are copied.
     *
     * @throws IllegalArgumentException if there are more than 125
     */
    static Pong pong(ByteBuffer payload) {
        return new Pong(Utf8.copy(payload));
    }

    /** Returns a close frame without a code: {@code 88 00} on the wire. */
    static Close close() {
        return Close.EMPTY;
    }

    /**
     * Returns a close frame with a code.
     *
     * @throws IllegalArgumentException if {@link CloseCode#requireSendable} does not accept the code
     */
    static Close close(int code) {
        return close(code, "");
    }

    /**
     * Returns a close frame with a code and a reason.
     *
     * @throws IllegalArgumentException if {@link CloseCode#requireSendable} does not accept the code, or the reason is more than 123
     *     bytes of UTF-8 or has an unpaired surrogate
     */
    static Close close(int code, String reason) {
        return new Close(ClosePayload.of(code, reason));
    }

    /** A text message. */
    final class Text extends LazyText implements Frame {
        Text(String value) {
            super(value);
        }

        Text(byte[] utf8) {
            super(utf8);
        }

        /**
         * Wraps bytes without copying or checking them: for those who have made and checked them. The caller must not
         * change the array any more.
         */
        public static Text wrap(byte[] utf8) {
            return new Text(utf8);
        }

        /**
         * Returns the text.
         *
         * @throws IllegalStateException if the bytes are not UTF-8, possible only where {@code validateUtf8} is off
         */
        public String value() {
            return decoded();
        }
    }

    /** A binary message. */
    final class Binary extends Payload.Fixed implements Frame {
        Binary(byte[] bytes) {
            super(bytes);
        }

        /** Wraps bytes without copying them. The caller must not change the array any more. */
        public static Binary wrap(byte[] bytes) {
            return new Binary(bytes);
        }
    }

    /** A ping. */
    final class Ping extends Payload.Fixed implements Frame {
        private static final Ping EMPTY = new Ping(new byte[0]);

        Ping(byte[] payload) {
            super(Utf8.requireControl("ping", payload));
        }

        /**
         * Wraps a payload without copying it. The caller must not change the array any more.
         *
         * @throws IllegalArgumentException if it is more than 125 bytes
         */
        public static Ping wrap(byte[] payload) {
            return payload.length == 0 ? EMPTY : new Ping(payload);
        }
    }

    /** A pong, asked for or not. */
    final class Pong extends Payload.Fixed implements Frame {
        private static final Pong EMPTY = new Pong(new byte[0]);

        Pong(byte[] payload) {
            super(Utf8.requireControl("pong", payload));
        }

        /**
         * Wraps a payload without copying it. The caller must not change the array any more.
         *
         * @throws IllegalArgumentException if it is more than 125 bytes
         */
        public static Pong wrap(byte[] payload) {
            return payload.length == 0 ? EMPTY : new Pong(payload);
        }
    }

    /** A close frame; its payload is the code and the reason, or nothing. */
    final class Close extends Payload.Fixed implements Frame {
        private static final Close EMPTY = new Close(new byte[0]);

        Close(byte[] payload) {
            super(payload);
        }

        /**
         * Wraps a received payload without copying or checking it, so that it can be read whatever it is. The caller must
         * not change the array any more. {@link Reply} takes no frame that {@link Frame#close(int, String)} would not make.
         */
        public static Close wrap(byte[] payload) {
            return payload.length == 0 ? EMPTY : new Close(payload);
        }

        /** Returns the code; empty if the frame has none. */
        public OptionalInt code() {
            return length() < 2 ? OptionalInt.empty() : OptionalInt.of(ClosePayload.code(array()));
        }

        /** Returns the reason, empty if there is none. */
        public String reason() {
            return Utf8.decodeLossy(reasonBytes());
        }

        /** Returns a read-only view of the reason's bytes. */
        public ByteBuffer reasonBytes() {
            return bytes().position(Math.min(2, length())).slice();
        }

        @Override
        public String toString() {
            return code().isPresent() ? "Close[" + code().getAsInt() + "]" : "Close[]";
        }
    }
}
