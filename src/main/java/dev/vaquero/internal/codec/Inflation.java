package dev.vaquero.internal.codec;

import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Inflates messages (RFC 7692, 7.2.2); the native inflater lives only as long as its window is needed. */
final class Inflation {
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    private final boolean takeover;
    // All below only by the thread that runs the connection.
    private @Nullable Inflater inflater;
    private byte[] given = TAIL;
    private int givenEnd;
    private boolean end;
    private boolean tailGiven;
    private boolean exhausted;
    // Whether a stream begins here, so that the tail, which ends a block, does not belong to it.
    private boolean pristine;

    Inflation(boolean takeover) {
        this.takeover = takeover;
    }

    void input(byte[] bytes, int from, int length, boolean last) {
        Inflater now = inflater;
        if (now == null) {
            now = new Inflater(true);
            inflater = now;
            pristine = true;
        }
        pristine &= length == 0;
        give(now, bytes, from, length);
        end = last;
        tailGiven = false;
        exhausted = false;
    }

    /** Tells whether {@link #output} may have more. */
    boolean more() {
        if (!exhausted) {
            return true;
        }
        if (end && !takeover) {
            release();
        }
        return false;
    }

    /** Inflates into the array from {@code at} to its end; returns how many bytes. */
    int output(byte[] to, int at) throws DataFormatException {
        Inflater now = Objects.requireNonNull(inflater);
        int got = now.inflate(to, at, to.length - at);
        if (now.finished()) {
            // A final block ends the stream (RFC 7692, 7.2.3.4); what follows starts a new one.
            int left = now.getRemaining();
            now.reset();
            now.setInput(given, givenEnd - left, left);
            pristine = left == 0;
            exhausted = pristine;
            return got;
        }
        if (now.needsDictionary()) {
            throw new DataFormatException("a dictionary is needed");
        }
        if (got < to.length - at) {
            exhausted = pristine || tailGiven || !end;
            if (!exhausted) {
                tailGiven = true;
                give(now, TAIL, 0, TAIL.length);
            }
        }
        return got;
    }

    private void give(Inflater now, byte[] bytes, int from, int length) {
        given = bytes;
        givenEnd = from + length;
        now.setInput(bytes, from, length);
    }

    void release() {
        Inflater now = inflater;
        if (now != null) {
            inflater = null;
            now.end();
        }
    }
}
