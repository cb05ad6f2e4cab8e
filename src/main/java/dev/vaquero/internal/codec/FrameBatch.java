package dev.vaquero.internal.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Frames that leave in one write: small payloads are joined behind each other, large ones are taken as they are. Used by
 * one thread at a time.
 */
final class FrameBatch {
    private static final int CAPACITY = 16 * 1024;
    private static final int JOINED = 4096;
    private static final int LONGEST_HEAD = 10;

    private final ByteBuffer joined = ByteBuffer.allocateDirect(CAPACITY);
    private ByteBuffer[] pieces = new ByteBuffer[4];
    private int count;
    private int sliced;
    private long bytes;

    /** Adds a frame of that first byte and payload; false if the batch is full and has to leave first. */
    boolean add(int firstByte, ByteBuffer payload) {
        int length = payload.remaining();
        boolean joins = length <= JOINED;
        if (joined.remaining() < LONGEST_HEAD + (joins ? length : 0)) {
            return false;
        }
        int start = joined.position();
        head(firstByte, length);
        if (joins) {
            joined.put(payload);
        } else {
            slice();
            piece(payload);
            bytes += length;
        }
        bytes += joined.position() - start;
        return true;
    }

    long bytes() {
        return bytes;
    }

    /** Returns the buffers to write, of which the first {@link #count} are in use. */
    ByteBuffer[] pieces() {
        if (count == 0) {
            pieces[count++] = joined.flip();
        } else {
            slice();
        }
        return pieces;
    }

    int count() {
        return count;
    }

    /** Makes the batch empty; what it handed out must not be in use any more. */
    void clear() {
        Arrays.fill(pieces, 0, count, null);
        joined.clear();
        count = 0;
        sliced = 0;
        bytes = 0;
    }

    private void piece(ByteBuffer piece) {
        if (count == pieces.length) {
            pieces = Arrays.copyOf(pieces, count * 2);
        }
        pieces[count++] = piece;
    }

    private void slice() {
        if (joined.position() > sliced) {
            piece(joined.duplicate().flip().position(sliced));
            sliced = joined.position();
        }
    }

    private void head(int firstByte, int length) {
        joined.put((byte) firstByte);
        if (length < 126) {
            joined.put((byte) length);
        } else if (length < 65_536) {
            joined.put((byte) 126).putShort((short) length);
        } else {
            joined.put((byte) 127).putLong(length);
        }
    }
}
