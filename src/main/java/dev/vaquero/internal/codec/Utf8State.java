package dev.vaquero.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks UTF-8 piece by piece (RFC 3629). The state between pieces is an int: 0 at a character's end, else how many bytes
 * are missing and which range the next must lie in.
 */
final class Utf8State {
    static final int COMPLETE = 0;
    static final int INVALID = -1;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8State() {}

    /** Returns the state after the bytes, or INVALID at the first byte that cannot be. */
    static int next(int state, byte[] bytes, int from, int to) {
        int now = state;
        int at = from;
        while (at < to) {
            if (now == COMPLETE) {
                at = skipAscii(bytes, at, to);
                if (at == to) {
                    return COMPLETE;
                }
                now = first(bytes[at] & 0xff);
            } else {
                now = following(now, bytes[at] & 0xff);
            }
            if (now == INVALID) {
                return INVALID;
            }
            at++;
        }
        return now;
    }

    private static int skipAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 8 <= to && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += 8;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private static int first(int lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return INVALID;
        }
        if (lead < 0xe0) {
            return state(1, 0x80, 0xbf);
        }
        if (lead < 0xf0) {
            return state(2, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
        }
        return state(3, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
    }

    private static int following(int state, int octet) {
        int lowest = (state >> 8) & 0xff;
        int highest = (state >> 16) & 0xff;
        if (octet < lowest || octet > highest) {
            return INVALID;
        }
        int missing = (state & 0xff) - 1;
        return missing == 0 ? COMPLETE : state(missing, 0x80, 0xbf);
    }

    private static int state(int missing, int lowest, int highest) {
        return missing | lowest << 8 | highest << 16;
    }
}
