package dev.vaquero;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

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

    /** Returns a ping with that text as payload, at most 125 bytes of UTF-8. */
    static Ping ping(String payload) {
        return new Ping(Utf8.encode(payload));
    }

    /** Returns a ping with the remaining bytes as payload, at most 125; they are copied. */
    static Ping ping(ByteBuffer payload) {
        return new Ping(Utf8.copy(payload));
    }

    /** Returns a pong without payload. */
    static Pong pong() {
        return Pong.EMPTY;
    }

    /** Returns a pong with that text as payload, at most 125 bytes of UTF-8. */
    static Pong pong(String payload) {
        return new Pong(Utf8.encode(payload));
    }

    /** Returns a pong with the remaining bytes as payload, at most 125; they are copied. */
    static Pong pong(ByteBuffer payload) {
        return new Pong(Utf8.copy(payload));
    }

    /** Returns a close frame without a code: {@code 88 00} on the wire. */
    static Close close() {
        return Close.EMPTY;
    }

    /** Returns a close frame with a code that {@link CloseCode#requireSendable} accepts. */
    static Close close(int code) {
        return close(code, "");
    }

    /** Returns a close frame with a code that {@link CloseCode#requireSendable} accepts and a reason of at most 123 bytes. */
    static Close close(int code, String reason) {
        CloseCode.requireSendable(code);
        byte[] text = Utf8.encode(reason);
        if (text.length > MAX_CONTROL_PAYLOAD - 2) {
            throw new IllegalArgumentException("close reason must be at most 123 bytes but was " + text.length);
        }
        byte[] payload = new byte[2 + text.length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, text.length);
        return new Close(payload);
    }

    /** A text message. */
    final class Text implements Frame {
        // Written once each, racily: every thread computes the same value.
        private @Nullable String value;
        private byte @Nullable [] utf8;

        Text(String value) {
            this.value = value;
        }

        Text(byte[] utf8) {
            this.utf8 = utf8;
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
            String text = value;
            if (text == null) {
                try {
                    text = Utf8.decode(array());
                } catch (CharacterCodingException e) {
                    throw new IllegalStateException("text must be UTF-8 to be read as a string but is not", e);
                }
                value = text;
            }
            return text;
        }

        @Override
        public ByteBuffer bytes() {
            return ByteBuffer.wrap(array()).asReadOnlyBuffer();
        }

        @Override
        public int length() {
            return array().length;
        }

        private byte[] array() {
            byte[] bytes = utf8;
            if (bytes == null) {
                bytes = Utf8.encode(Objects.requireNonNull(value));
                utf8 = bytes;
            }
            return bytes;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && Arrays.equals(array(), text.array());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(array());
        }

        @Override
        public String toString() {
            return "Text[" + length() + " bytes]";
        }
    }

    /** A binary message. */
    final class Binary implements Frame {
        private final byte[] bytes;

        Binary(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Wraps bytes without copying them. The caller must not change the array any more. */
        public static Binary wrap(byte[] bytes) {
            return new Binary(bytes);
        }

        @Override
        public ByteBuffer bytes() {
            return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        }

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Binary binary && Arrays.equals(bytes, binary.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes) + 1;
        }

        @Override
        public String toString() {
            return "Binary[" + length() + " bytes]";
        }
    }

    /** A ping. */
    final class Ping implements Frame {
        private static final Ping EMPTY = new Ping(new byte[0]);
        private final byte[] payload;

        /** Wraps a payload of at most 125 bytes without copying it. The caller must not change the array any more. */
        public static Ping wrap(byte[] payload) {
            return payload.length == 0 ? EMPTY : new Ping(payload);
        }

        Ping(byte[] payload) {
            this.payload = Utf8.requireControl("ping", payload);
        }

        @Override
        public ByteBuffer bytes() {
            return ByteBuffer.wrap(payload).asReadOnlyBuffer();
        }

        @Override
        public int length() {
            return payload.length;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ping ping && Arrays.equals(payload, ping.payload);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(payload) + 9;
        }

        @Override
        public String toString() {
            return "Ping[" + length() + " bytes]";
        }
    }

    /** A pong, asked for or not. */
    final class Pong implements Frame {
        private static final Pong EMPTY = new Pong(new byte[0]);
        private final byte[] payload;

        /** Wraps a payload of at most 125 bytes without copying it. The caller must not change the array any more. */
        public static Pong wrap(byte[] payload) {
            return payload.length == 0 ? EMPTY : new Pong(payload);
        }

        Pong(byte[] payload) {
            this.payload = Utf8.requireControl("pong", payload);
        }

        @Override
        public ByteBuffer bytes() {
            return ByteBuffer.wrap(payload).asReadOnlyBuffer();
        }

        @Override
        public int length() {
            return payload.length;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pong pong && Arrays.equals(payload, pong.payload);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(payload) + 10;
        }

        @Override
        public String toString() {
            return "Pong[" + length() + " bytes]";
        }
    }

    /** A close frame; its payload is the code and the reason, or nothing. */
    final class Close implements Frame {
        private static final Close EMPTY = new Close(new byte[0]);
        private final byte[] payload;

        Close(byte[] payload) {
            this.payload = payload;
        }

        /**
         * Wraps a received payload without copying or checking it: nothing, or two bytes of code and the reason. The
         * caller must not change the array any more.
         */
        public static Close wrap(byte[] payload) {
            return payload.length == 0 ? EMPTY : new Close(payload);
        }

        /** Returns the code; empty if the frame has none. */
        public OptionalInt code() {
            return payload.length == 0
                    ? OptionalInt.empty()
                    : OptionalInt.of((payload[0] & 0xff) << 8 | payload[1] & 0xff);
        }

        /** Returns the reason, empty if there is none. */
        public String reason() {
            return Utf8.decodeLossy(reasonBytes());
        }

        /** Returns a read-only view of the reason's bytes. */
        public ByteBuffer reasonBytes() {
            ByteBuffer view = bytes();
            return view.position(Math.min(2, payload.length)).slice();
        }

        @Override
        public ByteBuffer bytes() {
            return ByteBuffer.wrap(payload).asReadOnlyBuffer();
        }

        @Override
        public int length() {
            return payload.length;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Close close && Arrays.equals(payload, close.payload);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(payload) + 8;
        }

        @Override
        public String toString() {
            return code().isPresent() ? "Close[" + code().getAsInt() + "]" : "Close[]";
        }
    }
}
