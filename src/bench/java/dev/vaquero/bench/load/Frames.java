package dev.vaquero.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the client sends: made once, sent often. */
final class Frames {
    private static final byte[] MASK = {0x35, 0x5a, (byte) 0xc3, 0x11};

    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover; "
            + "server_no_context_takeover\r\n";

    private Frames() {}

    /** Returns the request for an upgrade. */
    static ByteBuffer handshake(Settings settings) {
        String request = "GET " + settings.path + " HTTP/1.1\r\nHost: 127.0.0.1:" + settings.port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + (settings.deflate() ? OFFER : "") + "\r\n";
        return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns several equal frames in a row, in a direct buffer. */
    static ByteBuffer repeat(byte[] frame, int count) {
        ByteBuffer all = ByteBuffer.allocateDirect(frame.length * count);
        for (int i = 0; i < count; i++) {
            all.put(frame);
        }
        return all.flip();
    }

    /** Returns a masked text or binary frame of that many ASCII bytes, which begin with {@code prefix}. */
    static byte[] message(boolean binary, String prefix, int size) {
        byte[] payload = new byte[prefix.length() + size];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i < prefix.length() ? prefix.charAt(i) : 'a' + i % 26);
        }
        return frame(binary ? 2 : 1, payload);
    }

    /** Returns a masked text frame of that many ASCII bytes of JSON, which begin with {@code prefix}. */
    static byte[] json(String prefix, int size) {
        StringBuilder text = new StringBuilder(prefix).append('[');
        for (int i = 0; text.length() < prefix.length() + size; i++) {
            text.append("{\"id\":")
                    .append(1000 + 37 * i)
                    .append(",\"name\":\"rider ")
                    .append(i)
                    .append("\",\"online\":true,\"horses\":")
                    .append(i * i % 7)
                    .append("},");
        }
        text.setLength(prefix.length() + size);
        return frame(1, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] close() {
        return frame(8, new byte[] {3, (byte) 0xe8});
    }

    static byte[] frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
        frame.put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xff).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i & 3]));
        }
        byte[] exact = new byte[frame.flip().remaining()];
        frame.get(exact);
        return exact;
    }
}
