package dev.vaquero.internal.codec;

import dev.vaquero.Frame;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The last few frames that were deflated without a window, so that a frame to many connections is deflated once. */
public final class DeflatedFrames {
    private static final int SIZE = 16;
    private static final int LARGEST = 1 << 16;

    private record Entry(Frame frame, int level, byte[] bytes) {}

    private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(SIZE);

    ByteBuffer get(Frame frame, int level) {
        int index = System.identityHashCode(frame) & SIZE - 1;
        Entry known = entries.get(index);
        if (known != null && known.frame == frame && known.level == level) {
            return ByteBuffer.wrap(known.bytes);
        }
        byte[] bytes = Deflation.once(frame, level);
        if (frame.length() <= LARGEST) {
            entries.set(index, new Entry(frame, level, bytes));
        }
        return ByteBuffer.wrap(bytes);
    }
}
