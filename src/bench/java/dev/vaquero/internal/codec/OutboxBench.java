package dev.vaquero.internal.codec;

import dev.vaquero.Frame;
import dev.vaquero.spi.ByteStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What one write carries, from frames to bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OutboxBench {
    private static final int FIRST_OF_TEXT = 0x81;

    /** How many frames the write carries, and of how many bytes. */
    @Param({"1x64", "8x64", "1x16000"})
    public String write = "8x64";

    private final FrameBatch batch = new FrameBatch();
    private final Outbox outbox = new Unheard();
    private int count;
    private Frame frame = Frame.text("");

    /** Makes the frame. */
    @Setup
    public void make() {
        String[] parts = write.split("x");
        count = Integer.parseInt(parts[0]);
        frame = Frame.text("a".repeat(Integer.parseInt(parts[1])));
    }

    /** The encoder alone. */
    @Benchmark
    public void encode(Blackhole hole) {
        for (int i = 0; i < count; i++) {
            hole.consume(batch.add(FIRST_OF_TEXT, frame.bytes()));
        }
        hole.consume(batch.pieces());
        batch.clear();
    }

    /** The outbox with its encoder, on a stream that takes all at once. */
    @Benchmark
    public void send() {
        for (int i = 0; i < count; i++) {
            outbox.add(FIRST_OF_TEXT, frame.bytes());
        }
        outbox.flush();
    }

    /** Takes all at once. */
    private static final class Sink implements ByteStream {
        @Override
        public int read(ByteBuffer buffer) {
            return -1;
        }

        @Override
        public void awaitReadable() {}

        @Override
        public boolean write(ByteBuffer[] buffers, int count, WriteListener done) {
            for (int i = 0; i < count; i++) {
                buffers[i].position(buffers[i].limit());
            }
            return true;
        }

        @Override
        public void shutdownOutput() {}

        @Override
        public void close() {}
    }

    /** Nothing is waited for. */
    private static final class Unheard extends Outbox {
        Unheard() {
            super(new Sink(), new Buffers(NanoClock.SYSTEM));
        }

        @Override
        void onWritten() {}

        @Override
        void onWriteFailed(Throwable cause) {
            throw new AssertionError(cause);
        }

        @Override
        void onDrained() {}
    }
}
