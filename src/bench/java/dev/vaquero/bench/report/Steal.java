package dev.vaquero.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A moment, to tell how much of the machine's time other guests of its host took since ({@code proc(5)}, "steal").
 *
 * @param all ticks of all processors so far
 * @param stolen ticks of them that others took
 */
record Steal(long all, long stolen) {
    private static final int TIMES = 8;

    static Steal now() throws IOException {
        long[] ticks = Arrays.stream(
                        Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +"))
                .skip(1)
                .limit(TIMES)
                .mapToLong(Long::parseLong)
                .toArray();
        return new Steal(Arrays.stream(ticks).sum(), ticks[TIMES - 1]);
    }

    /** Returns the share that others took since this moment, from 0 to 1. */
    double share() throws IOException {
        Steal now = now();
        return (now.stolen - stolen) / (double) Math.max(1, now.all - all);
    }
}
