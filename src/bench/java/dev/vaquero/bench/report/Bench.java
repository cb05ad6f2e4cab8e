package dev.vaquero.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Runs scenarios on servers, interleaved, and writes a table and plots. */
public final class Bench {
    /** Seconds of a run before it counts: its connections run code of upgrades that is still being compiled. */
    private static final int RUN_IN = 2;

    private final Choice choice;
    private final StringBuilder report = new StringBuilder();
    private final Quiet quiet;

    private Bench(Choice choice) {
        this.choice = choice;
        quiet = new Quiet(choice.tries());
    }

    /** Runs what the arguments choose; see {@code src/bench/scripts/bench}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        new Bench(Choice.of(args)).run("src/bench/scripts/bench " + String.join(" ", args));
        System.exit(0);
    }

    private void run(String command) throws IOException, InterruptedException {
        Files.createDirectories(choice.folder());
        for (Scenario scenario : choice.scenarios()) {
            List<Series> all = measure(scenario);
            String table = Table.of(scenario, all);
            System.out.print(table);
            report.append(table);
            plot(scenario, all);
            write(command);
        }
        if (choice.memory() > 0) {
            report.append(Memory.table(choice.servers(), choice.memory()));
            write(command);
        }
    }

    /** Writes what is measured so far. */
    private void write(String command) throws IOException, InterruptedException {
        Path file = choice.folder().resolve(choice.name() + ".md");
        Files.writeString(
                file, "# Measured: " + choice.name() + "\n\n" + Machine.lines(command) + "\n" + explain() + report);
        System.out.println("written: " + file);
    }

    private String explain() {
        return "CPU is user and system time of the server's process for each message that the client counted. Each figure "
                + "is the median of " + choice.rounds() + " runs of " + choice.seconds()
                + " s after " + RUN_IN
                + " s that do not count (twice as many for \"echo-1\" and \"rate\", four times as long for \"rate\"), "
                + "taken in turn on servers that "
                + "ran side by side after " + choice.warmUp()
                + " s of warm-up for each server (four times that for \"connect\"), shared by its paths; the spread is the least and the most. "
                + "\"To raw\" compares with the cheapest endpoint by hand on the same container; with one message in "
                + "flight a figure counts if its p50 is at most 1.05x and its p99 at most 1.2x of that. A path fails if "
                + "messages were lost or wrong, or connections ended. " + quiet.sentence() + "\n\n";
    }

    private List<Series> measure(Scenario scenario) throws IOException, InterruptedException {
        Map<String, Server> servers = new LinkedHashMap<>();
        List<Series> all = new ArrayList<>();
        try {
            for (String name : choice.servers()) {
                servers.put(name, Server.start(name));
                for (String path : scenario.paths(name)) {
                    all.add(new Series(name, path));
                }
            }
            for (Series series : all) {
                Sample sample = run(scenario, scenario.warmUpLoad(), servers, series, warmUp(scenario, series), 1);
                step(scenario, "warm-up", series, sample);
            }
            int rounds = choice.rounds() * scenario.rounds();
            for (int round = 1; round <= rounds; round++) {
                for (Series series : all) {
                    String what = "round " + round + "/" + rounds;
                    series.add(quiet.run(() -> {
                        Sample sample = run(
                                scenario,
                                scenario.load(),
                                servers,
                                series,
                                RUN_IN,
                                choice.seconds() * scenario.lengths());
                        step(scenario, what, series, sample);
                        return sample;
                    }));
                }
            }
        } finally {
            for (Server server : servers.values()) {
                server.close();
            }
        }
        return all;
    }

    /** Every server is warmed up for as long in all, whether it has one path or several. */
    private int warmUp(Scenario scenario, Series series) {
        return choice.warmUp()
                * scenario.warmUps()
                / scenario.paths(series.server()).size();
    }

    private Sample run(
            Scenario scenario, String load, Map<String, Server> servers, Series series, int warmUp, int seconds)
            throws IOException, InterruptedException {
        Server server = servers.get(series.server());
        if (scenario.stalled() == 0) {
            return Client.run(scenario, load, server, series.path(), warmUp, seconds);
        }
        long before = Memory.liveHeap(server);
        try (Held stalled = Held.stall(server, series.path(), scenario)) {
            Sample sample = Client.run(scenario, load, server, series.path(), warmUp, seconds);
            series.setHeld(Memory.liveHeap(server) - before);
            return sample;
        }
    }

    private static void step(Scenario scenario, String what, Series series, Sample sample) {
        System.out.printf(
                Locale.ROOT,
                "%s, %s: %s %s: %.2f us/message, %.0f/s, p50 %.0f us, p99 %.0f us%s%n",
                scenario.id(),
                what,
                series.server(),
                series.path(),
                sample.cpu(),
                sample.rate(),
                sample.p50(),
                sample.p99(),
                sample.sound() ? "" : " (failed)");
    }

    private void plot(Scenario scenario, List<Series> all) throws IOException {
        Set<String> names = new LinkedHashSet<>(choice.servers());
        List<Plot.Bar> bars = new ArrayList<>();
        for (String name : names) {
            Series best = Series.best(all, name);
            if (best != null) {
                bars.add(new Plot.Bar(name, best.cpu()));
            }
        }
        String file = choice.name() + "-" + scenario.id() + ".svg";
        Plot.write(choice.folder().resolve(file), scenario.title(), "server CPU, us/message", bars);
        report.append("![").append(scenario.title()).append("](").append(file).append(")\n\n");
    }
}
