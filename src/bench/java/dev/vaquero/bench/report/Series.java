package dev.vaquero.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** All runs of one scenario on one path of one server. */
final class Series {
    private final String server;
    private final String path;
    private final List<Sample> samples = new ArrayList<>();
    private long held;

    Series(String server, String path) {
        this.server = server;
        this.path = path;
    }

    void add(Sample sample) {
        samples.add(sample);
    }

    /** Notes the live heap that connections which do not read held at the end of a run. */
    void setHeld(long bytes) {
        held = bytes;
    }

    /** Returns what was held at the end of the last run. */
    long held() {
        return held;
    }

    String server() {
        return server;
    }

    String path() {
        return path;
    }

    /** Returns whether every run was as it should be. */
    boolean sound() {
        return !samples.isEmpty() && samples.stream().allMatch(Sample::sound);
    }

    double median(ToDoubleFunction<Sample> of) {
        double[] sorted = samples.stream().mapToDouble(of).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double least(ToDoubleFunction<Sample> of) {
        return samples.stream().mapToDouble(of).min().orElseThrow();
    }

    double most(ToDoubleFunction<Sample> of) {
        return samples.stream().mapToDouble(of).max().orElseThrow();
    }

    double cpu() {
        return median(Sample::cpu);
    }

    /** Returns the cheapest sound series of that server, or null if none is sound. */
    static @Nullable Series best(List<Series> all, String server) {
        return all.stream()
                .filter(series -> series.server.equals(server) && series.sound())
                .min(Comparator.comparingDouble(Series::cpu))
                .orElse(null);
    }
}
