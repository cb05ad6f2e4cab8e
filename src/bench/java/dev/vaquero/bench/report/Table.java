package dev.vaquero.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the series of one scenario as a Markdown table. */
final class Table {
    private static final double MOST_P50 = 1.05;
    private static final double MOST_P99 = 1.2;

    private Table() {}

    static String of(Scenario scenario, List<Series> all) {
        StringBuilder text = new StringBuilder("### " + scenario.title() + "\n\n"
                + "| server | path | CPU us/message | spread | to raw | messages/s | p50 us | p99 us | p99.9 us | p50 to raw | p99 to raw | counts |\n"
                + "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Series series : all) {
            text.append(row(series, raw(series, all)));
        }
        if (scenario.stalled() > 0) {
            text.append('\n').append(held(scenario, all)).append('\n');
        }
        return text.append('\n').toString();
    }

    private static String held(Scenario scenario, List<Series> all) {
        return "Live heap that the " + scenario.stalled()
                + " which do not read held at the end of the last run: "
                + all.stream()
                        .map(series -> String.format(
                                Locale.ROOT, "%s `%s` %.1f MB", series.server(), series.path(), series.held() / 1e6))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** Returns what the series is compared with: the cheapest of the endpoints by hand on the same container. */
    static @Nullable Series raw(Series series, List<Series> all) {
        int dash = series.server().indexOf('-');
        String container = series.server().substring(dash + 1);
        return switch (series.server()) {
            case "jetty-api" -> Series.best(all, "raw-jetty");
            default -> dash < 0 ? null : Series.best(all, "raw-" + container);
        };
    }

    private static String row(Series series, @Nullable Series raw) {
        String name = "| " + series.server() + " | `" + series.path() + "` | ";
        if (!series.sound()) {
            return name + "fails | | | | | | | | | |\n";
        }
        return name
                + String.format(
                        Locale.ROOT,
                        "%.2f | %.2f-%.2f | %s | %.0f | %.0f | %.0f | %.0f | %s | %s | %s |%n",
                        series.cpu(),
                        series.least(Sample::cpu),
                        series.most(Sample::cpu),
                        raw == null ? "" : times(series.cpu(), raw.cpu()),
                        series.median(Sample::rate),
                        series.median(Sample::p50),
                        series.median(Sample::p99),
                        series.median(Sample::p999),
                        raw == null ? "" : times(series.median(Sample::p50), raw.median(Sample::p50)),
                        raw == null ? "" : times(series.median(Sample::p99), raw.median(Sample::p99)),
                        raw == null ? "" : counts(series, raw) ? "yes" : "no");
    }

    /** Returns whether the figure was not bought with latency. */
    private static boolean counts(Series series, Series raw) {
        return series.median(Sample::p50) <= MOST_P50 * raw.median(Sample::p50)
                && series.median(Sample::p99) <= MOST_P99 * raw.median(Sample::p99);
    }

    private static String times(double value, double base) {
        return String.format(Locale.ROOT, "%.2fx", value / base);
    }
}
