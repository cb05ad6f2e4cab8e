package dev.vaquero.internal.codec;

import dev.vaquero.Frame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Deflates messages (RFC 7692, 7.2.1); the native deflater lives only as long as its window is needed. */
final class Deflation {
    private static final int TAIL = 4;

    private final Deflate agreed;
    private final DeflatedFrames shared;
    // Only by the thread that runs the connection.
    private @Nullable Deflater deflater;

    Deflation(Deflate agreed, DeflatedFrames shared) {
        this.agreed = agreed;
        this.shared = shared;
    }

    boolean worthwhile(Frame frame) {
        return frame.length() >= agreed.threshold();
    }

    /** Returns the payload deflated, without the tail; shared among connections where no window is kept. */
    ByteBuffer deflate(Frame frame) {
        if (agreed.serverTakeover()) {
            Deflater kept = deflater;
            if (kept == null) {
                kept = new Deflater(agreed.level(), true);
                deflater = kept;
            }
            return ByteBuffer.wrap(run(kept, frame));
        }
        return shared.get(frame, agreed.level());
    }

    static byte[] once(Frame frame, int level) {
        Deflater fresh = new Deflater(level, true);
        try {
            return run(fresh, frame);
        } finally {
            fresh.end();
        }
    }

    private static byte[] run(Deflater deflater, Frame frame) {
        if (frame.length() == 0) {
            return new byte[1];
        }
        deflater.setInput(frame.bytes());
        byte[] out = new byte[Math.max(64, frame.length() / 4)];
        int length = 0;
        while (true) {
            int got = deflater.deflate(out, length, out.length - length, Deflater.SYNC_FLUSH);
            length += got;
            if (length < out.length) {
                return Arrays.copyOf(out, length - TAIL);
            }
            out = Arrays.copyOf(out, out.length * 2);
        }
    }

    void release() {
        Deflater now = deflater;
        if (now != null) {
            deflater = null;
            now.end();
        }
    }
}
