package dev.vaquero.internal.codec;

import java.nio.ByteBuffer;

/** A buffer to read into, with a decoder for connections that have nothing half read. */
final class ReadBuffer {
    private static final int CAPACITY = 32 * 1024;

    final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY);
    // Whoever took the buffer; replaced when a connection keeps the decoder.
    Decoder decoder = new Decoder();
}
