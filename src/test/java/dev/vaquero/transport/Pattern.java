package dev.vaquero.transport;

import java.nio.ByteBuffer;

/** Bytes that tell where in the stream they belong. */
final class Pattern {
    private Pattern() {}

    /** Returns the n-th kilobyte. */
    static ByteBuffer kilobyte(long n) {
        ByteBuffer bytes = ByteBuffer.allocate(1024);
        while (bytes.hasRemaining()) {
            bytes.putLong(n * 1024 + bytes.position());
        }
        return bytes.flip();
    }
}
