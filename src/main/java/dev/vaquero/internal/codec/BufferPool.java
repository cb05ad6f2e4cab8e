package dev.vaquero.internal.codec;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A few buffers for those who read and write right now, so that an idle connection holds none. Any thread. */
public final class BufferPool {
    private static final int SIZE = 16;

    private final int capacity;
    private final AtomicReferenceArray<@Nullable ByteBuffer> buffers = new AtomicReferenceArray<>(SIZE);

    /** Makes a pool of heap buffers of that capacity. */
    public BufferPool(int capacity) {
        this.capacity = capacity;
    }

    /** Takes a clear buffer. */
    ByteBuffer take() {
        int from = slot();
        for (int i = 0; i < 4; i++) {
            int index = from + i & SIZE - 1;
            ByteBuffer buffer = buffers.get(index);
            if (buffer != null && buffers.compareAndSet(index, buffer, null)) {
                return buffer.clear();
            }
        }
        return ByteBuffer.allocate(capacity);
    }

    /** Gives a buffer back that nobody uses any more. */
    void give(ByteBuffer buffer) {
        int from = slot();
        for (int i = 0; i < 4; i++) {
            if (buffers.compareAndSet(from + i & SIZE - 1, null, buffer)) {
                return;
            }
        }
    }

    private static int slot() {
        return (int) (Thread.currentThread().getId() * 0x9E3779B9L >>> 8) & SIZE - 1;
    }
}
