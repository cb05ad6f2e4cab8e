package dev.vaquero.bench.report;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Repeats runs during which other guests of the host took the machine's time, and keeps count of them. */
final class Quiet {
    private static final double MOST_STEAL = 0.05;

    private final int mostTries;
    private int runs;
    private int repeated;
    private double mostSteal;

    Quiet(int mostTries) {
        this.mostTries = mostTries;
    }

    /** One try of a run. */
    interface Try {
        Sample run() throws IOException, InterruptedException;
    }

    /** Runs until it was quiet, and returns what the quietest try measured. */
    Sample run(Try once) throws IOException, InterruptedException {
        @Nullable Sample quietest = null;
        double least = 1;
        int tries = 0;
        while (tries == 0 || tries < mostTries && least > MOST_STEAL) {
            Steal before = Steal.now();
            Sample sample = once.run();
            double steal = before.share();
            if (quietest == null || steal < least) {
                quietest = sample;
                least = steal;
            }
            tries++;
        }
        runs++;
        repeated += tries > 1 ? 1 : 0;
        mostSteal = Math.max(mostSteal, least);
        return quietest;
    }

    /** Says what was repeated. */
    String sentence() {
        if (mostTries == 1) {
            return "In the least quiet run other guests of the host took " + percent(mostSteal)
                    + " of the machine's time.";
        }
        return "A run in which other guests of the host took more than " + percent(MOST_STEAL)
                + " of the machine's time was repeated, up to " + (mostTries - 1)
                + " times, and the quietest counts: " + repeated + " of " + runs
                + " runs were, and in the least quiet that counts others took " + percent(mostSteal) + ".";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
