package dev.vaquero.internal.codec;

/** What all connections of an application share to read and write. */
public final class Buffers {
    final Pool<ReadBuffer> readers = new Pool<>(ReadBuffer::new);
    final Pool<FrameBatch> batches = new Pool<>(FrameBatch::new);
    final DeflatedFrames deflated = new DeflatedFrames();
    final NanoClock clock;

    /** Makes empty pools; write timeouts and the like are measured by {@code clock}. */
    public Buffers(NanoClock clock) {
        this.clock = clock;
    }
}
