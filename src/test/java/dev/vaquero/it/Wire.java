package dev.vaquero.it;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The bytes of frames: masked ones as a client sends them, plain ones as hex that a server is expected to send. */
final class Wire {
    /** First bytes of whole frames. */
    static final int TEXT = 0x81;

    static final int BINARY = 0x82;
    static final int CLOSE = 0x88;
    static final int PING = 0x89;
    static final int PONG = 0x8a;

    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private Wire() {}

    static byte[] text(String text) {
        return frame(TEXT, utf8(text));
    }

    static byte[] binary(byte... bytes) {
        return frame(BINARY, bytes);
    }

    static byte[] ping(String payload) {
        return frame(PING, utf8(payload));
    }

    static byte[] pong(String payload) {
        return frame(PONG, utf8(payload));
    }

    static byte[] close() {
        return frame(CLOSE);
    }

    static byte[] close(int code, String reason) {
        return frame(CLOSE, join(new byte[] {(byte) (code >> 8), (byte) code}, utf8(reason)));
    }

    /** A masked frame with the shortest form of its length. */
    static byte[] frame(int first, byte... payload) {
        return join(header(first, payload.length), mask(payload));
    }

    /** The header of a masked frame with the shortest form of its length. */
    static byte[] header(int first, long length) {
        ByteBuffer header = ByteBuffer.allocate(14).put((byte) first);
        putLength(header, length, 0x80);
        header.put(MASK);
        return slice(header);
    }

    private static void putLength(ByteBuffer header, long length, int masked) {
        if (length >= 0 && length < 126) {
            header.put((byte) (masked | length));
        } else if (length >= 0 && length <= 0xffff) {
            header.put((byte) (masked | 126)).putShort((short) length);
        } else {
            header.put((byte) (masked | 127)).putLong(length);
        }
    }

    private static byte[] slice(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The payload as the mask of all frames here makes it. */
    static byte[] mask(byte... payload) {
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK[i % 4];
        }
        return masked;
    }

    /** A frame as a server sends it, in hex. */
    static String plain(int first, byte... payload) {
        ByteBuffer header = ByteBuffer.allocate(10).put((byte) first);
        putLength(header, payload.length, 0);
        return hex(join(slice(header), payload));
    }

    static String plainText(String text) {
        return plain(TEXT, utf8(text));
    }

    static String plainClose(int code) {
        return plain(CLOSE, (byte) (code >> 8), (byte) code);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static String hex(byte... bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
