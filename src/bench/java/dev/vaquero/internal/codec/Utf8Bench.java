package dev.vaquero.internal.codec;

import java.util.List;
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

/** The check of UTF-8 alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Utf8Bench {
    static final List<String> LETTERS = List.of("a", "\u00e4", "\u20ac", "\ud83e\udd20");

    /** How many bytes. */
    @Param({"64", "16000"})
    public int length = 64;

    /** How many bytes each letter has. */
    @Param({"1", "2", "3", "4"})
    public int letter = 1;

    private byte[] bytes = {};

    /** Makes the text. */
    @Setup
    public void make() {
        bytes = Wire.utf8(LETTERS.get(letter - 1).repeat(length / letter));
    }

    /** Checks it. */
    @Benchmark
    public int check() {
        return Utf8State.next(Utf8State.COMPLETE, bytes, 0, bytes.length);
    }
}
