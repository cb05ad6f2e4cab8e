package dev.vaquero.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Masking of RFC 6455, 5.3, eight bytes at a time. */
final class Mask {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Mask() {}

    /** Copies bytes unmasked; {@code offset} is how many bytes of the frame were unmasked before. May copy in place. */
    static void copy(byte[] from, int fromIndex, byte[] to, int toIndex, int length, int key, int offset) {
        int turned = Integer.rotateLeft(key, (offset & 3) * 8);
        long wide = (turned & 0xffffffffL) << 32 | turned & 0xffffffffL;
        int done = 0;
        for (; done + 8 <= length; done += 8) {
            LONGS.set(to, toIndex + done, (long) LONGS.get(from, fromIndex + done) ^ wide);
        }
        for (; done < length; done++) {
            to[toIndex + done] = (byte) (from[fromIndex + done] ^ turned >>> (24 - (done & 3) * 8));
        }
    }
}
