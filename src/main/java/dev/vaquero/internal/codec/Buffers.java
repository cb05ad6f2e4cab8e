package dev.vaquero.internal.codec;

/**
 * What all connections of an application share to read and write.
 *
 * @param readers buffers to read into
 * @param writers buffers to encode into
 * @param deflated frames that were deflated lately
 */
public record Buffers(BufferPool readers, BufferPool writers, DeflatedFrames deflated) {
    /** Makes the usual ones. */
    public static Buffers create() {
        return new Buffers(new BufferPool(32 * 1024), new BufferPool(16 * 1024), new DeflatedFrames());
    }
}
