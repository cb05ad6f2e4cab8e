package dev.vaquero.internal.codec;

import dev.vaquero.Frame;
import dev.vaquero.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client's bytes, frame by frame, and what a decoder makes of them. */
final class Wire implements FrameSink {
    static final int FIN = 0x80;
    static final int RSV1 = 0x40;
    private static final byte[] KEY = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Object> heard = new ArrayList<>();

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Adds bytes as they are. */
    Wire raw(String digits) {
        bytes.writeBytes(hex(digits));
        return this;
    }

    /** Adds a masked frame with that first byte. */
    Wire frame(int first, byte... payload) {
        ByteBuffer head = ByteBuffer.allocate(14).put((byte) first);
        if (payload.length < 126) {
            head.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            head.put((byte) 0xfe).putShort((short) payload.length);
        } else {
            head.put((byte) 0xff).putLong(payload.length);
        }
        head.put(KEY);
        bytes.write(head.array(), 0, head.position());
        for (int i = 0; i < payload.length; i++) {
            bytes.write(payload[i] ^ KEY[i % 4]);
        }
        return this;
    }

    Wire text(String text) {
        return frame(FIN | 1, utf8(text));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** Decodes all in pieces of that many bytes; returns frames and errors in order. */
    List<Object> decode(int step, int maxSize) {
        return decode(step, maxSize, true, null);
    }

    List<Object> decode(int step, int maxSize, boolean validate, @Nullable Inflation inflation) {
        Decoder decoder = new Decoder();
        decoder.rules(validate, inflation, maxSize, false);
        byte[] all = toBytes();
        heard.clear();
        for (int at = 0; at < all.length && !over(); at += step) {
            byte[] piece = Arrays.copyOfRange(all, at, Math.min(all.length, at + step));
            decoder.decode(piece, 0, piece.length, this);
        }
        return List.copyOf(heard);
    }

    private boolean over() {
        Object last = heard.isEmpty() ? "" : heard.get(heard.size() - 1);
        return last instanceof Frame.Close || last instanceof Reason.Kind;
    }

    @Override
    public boolean onFrame(Frame frame) {
        heard.add(frame);
        return true;
    }

    @Override
    public void onClose(Frame.Close close) {
        heard.add(close);
    }

    @Override
    public void onError(Reason.Kind kind) {
        heard.add(kind);
    }
}
