package dev.vaquero.internal.codec;

import dev.vaquero.Options;
import dev.vaquero.spi.ByteStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Its reading half: takes buffers while it reads, keeps what is half read or not wanted yet. */
abstract class Inbound extends Outbox implements FrameSink {
    private final boolean validateUtf8;
    private final @Nullable Inflation inflation;

    // Only the thread that runs the connection, until it has ended.
    private int maxFrameSize;
    // The decoder, while something is half read; only the thread that reads.
    private @Nullable Decoder decoder;
    // What was read when the listener wanted no more; only the thread that reads.
    private byte @Nullable [] rest;
    // Written by the thread that reads.
    private volatile long lastRead;

    Inbound(ByteStream stream, Buffers buffers, Options options, @Nullable Deflate deflate) {
        super(stream, buffers);
        lastRead = buffers.clock.now();
        validateUtf8 = options.validateUtf8();
        maxFrameSize = options.maxFrameSize();
        inflation = deflate == null ? null : new Inflation(deflate.clientTakeover());
    }

    /**
     * Decodes what was left over, else what one read brings; {@code discards} skips all but a close frame. Returns how many
     * bytes, 0 if there are none now, -1 at the end.
     */
    final int receive(ReadBuffer buffer, boolean discards) throws IOException {
        byte[] left = rest;
        if (left != null) {
            rest = null;
            decode(left, left.length, buffer, discards);
            return left.length;
        }
        int got = stream.read(buffer.bytes.clear());
        if (got > 0) {
            lastRead = buffers.clock.now();
            decode(buffer.bytes.array(), got, buffer, discards);
        }
        return got;
    }

    /** Tells whether something was read that the listener did not want yet. */
    final boolean left() {
        return rest != null;
    }

    /** Reads and drops; returns as {@link #receive}. */
    final int drop(ReadBuffer buffer) throws IOException {
        rest = null;
        return stream.read(buffer.bytes.clear());
    }

    /** Decodes with the connection's decoder if something is half read, else with the buffer's. */
    private void decode(byte[] bytes, int to, ReadBuffer buffer, boolean discards) {
        Decoder own = decoder;
        Decoder now = own == null ? buffer.decoder : own;
        decoder = now;
        now.rules(validateUtf8, inflation, maxFrameSize, discards);
        int at = now.decode(bytes, 0, to, this);
        boolean atRest = now.atRest();
        if (own == null && !atRest) {
            buffer.decoder = new Decoder();
        }
        decoder = atRest ? null : now;
        if (at < to) {
            rest = Arrays.copyOfRange(bytes, at, to);
        }
    }

    /** Takes over changed options, also for what is being decoded. */
    public final void configure(Options options) {
        maxFrameSize = options.maxFrameSize();
        Decoder now = decoder;
        if (now != null) {
            now.rules(validateUtf8, inflation, maxFrameSize, false);
        }
    }

    public final long lastRead() {
        return lastRead;
    }

    /** Skips all but close frames from now on, also in what is being decoded, and frees what is native. */
    final void endReading() {
        Decoder now = decoder;
        if (now != null) {
            now.discard();
        }
        if (inflation != null) {
            inflation.release();
        }
    }
}
