package dev.vaquero.internal.codec;

import dev.vaquero.Frame;
import dev.vaquero.Reason;
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

/** What one read brings, from masked bytes to frames. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecoderBench {
    private static final int MAX = 1_000_000;

    /** How many frames the read brings, and of how many bytes. */
    @Param({"1x64", "8x64", "1x16000"})
    public String read = "8x64";

    /** How many bytes each letter has. */
    @Param({"1", "2"})
    public int letter = 1;

    /** Whether UTF-8 is checked. */
    @Param({"true", "false"})
    public boolean validate = true;

    private final Decoder decoder = new Decoder();
    private byte[] bytes = {};

    /** Makes what was read. */
    @Setup
    public void make() {
        String[] parts = read.split("x");
        String text = Utf8Bench.LETTERS.get(letter - 1).repeat(Integer.parseInt(parts[1]) / letter);
        Wire wire = new Wire();
        for (int i = 0; i < Integer.parseInt(parts[0]); i++) {
            wire.text(text);
        }
        bytes = wire.toBytes();
    }

    /** Decodes all of it. */
    @Benchmark
    public void decode(Blackhole hole) {
        decoder.rules(validate, null, MAX, false);
        decoder.decode(bytes, 0, bytes.length, new Swallow(hole));
    }

    /** Takes frames only. */
    private record Swallow(Blackhole hole) implements FrameSink {
        @Override
        public boolean onFrame(Frame frame) {
            hole.consume(frame);
            return true;
        }

        @Override
        public void onClose(Frame.Close close) {
            throw new AssertionError(close);
        }

        @Override
        public void onError(Reason.Kind kind) {
            throw new AssertionError(kind);
        }
    }
}
