package dev.vaquero.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a process has used so far. */
final class ServerCost {
    /** Linux counts time for {@code /proc} in hundredths of a second. */
    private static final double MICROS_PER_TICK = 10_000;

    private final long pid;

    ServerCost(long pid) {
        this.pid = pid;
    }

    /** Returns user and system time in microseconds. */
    double cpuMicros() {
        if (pid == 0) {
            return 0;
        }
        String stat = read("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
    }

    private String read(String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
