package dev.vaquero.bench.load;

import java.util.Arrays;

/** Counts times in buckets whose width is at most 1/128 of their value. */
final class Histogram {
    private static final int FINE = 7;
    private final long[] counts = new long[(64 - FINE) << FINE];
    private long total;

    void add(long nanos) {
        counts[bucket(Math.max(0, nanos))]++;
        total++;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
    }

    long total() {
        return total;
    }

    /** Returns the time in microseconds that this share of all does not exceed. */
    double micros(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return middle(i) / 1000.0;
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        int shift = Math.max(0, 63 - FINE - Long.numberOfLeadingZeros(nanos | 1));
        return (shift << FINE) + (int) (nanos >>> shift);
    }

    private static long middle(int bucket) {
        int shift = Math.max(0, (bucket >>> FINE) - 1);
        long low = (long) (bucket - (shift << FINE)) << shift;
        return low + (1L << shift) / 2;
    }
}
