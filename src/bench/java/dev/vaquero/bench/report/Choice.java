package dev.vaquero.bench.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure, and how long.
 *
 * @param warmUp seconds for each server
 * @param seconds of a run
 * @param tries how often at most to run again what other guests of the host disturbed
 * @param memory how many idle connections to weigh, 0 for none
 */
record Choice(
        List<String> servers,
        List<Scenario> scenarios,
        int rounds,
        int warmUp,
        int seconds,
        int tries,
        int memory,
        String name,
        Path folder) {
    private static final List<String> SERVERS =
            List.of("vaquero-jetty", "raw-jetty", "vaquero-tomcat10", "raw-tomcat10");
    private static final List<Scenario> FIRST = List.of(Scenario.ECHO_1, Scenario.ECHO_8, Scenario.FAN_1000);

    static Choice of(String... args) {
        List<String> servers = SERVERS;
        List<Scenario> scenarios = FIRST;
        int rounds = 5;
        int warmUp = 30;
        int seconds = 5;
        int tries = 3;
        int memory = 0;
        String name = "run";
        Path folder = Path.of("docs", "benchmarks");
        for (String arg : args) {
            String value = arg.substring(arg.indexOf('=') + 1);
            switch (arg.substring(0, arg.length() - value.length())) {
                case "" -> {
                    if (!arg.equals("--short")) {
                        throw new IllegalArgumentException("argument must be --short or --name=value but was " + arg);
                    }
                    rounds = 2;
                    warmUp = 9;
                    seconds = 1;
                    tries = 1;
                    name = "short";
                    folder = Path.of("target", "bench");
                }
                case "--servers=" -> servers = List.of(value.split(","));
                case "--scenarios=" -> scenarios = scenarios(value);
                case "--rounds=" -> rounds = Integer.parseInt(value);
                case "--warmup=" -> warmUp = Integer.parseInt(value);
                case "--seconds=" -> seconds = Integer.parseInt(value);
                case "--tries=" -> tries = Integer.parseInt(value);
                case "--memory=" -> memory = Integer.parseInt(value);
                case "--name=" -> name = value;
                case "--folder=" -> folder = Path.of(value);
                default -> throw new IllegalArgumentException("no such argument: " + arg);
            }
        }
        return new Choice(servers, scenarios, rounds, warmUp, seconds, tries, memory, name, folder);
    }

    private static List<Scenario> scenarios(String names) {
        if (names.equals("none")) {
            return new ArrayList<>();
        }
        return names.equals("all")
                ? List.of(Scenario.values())
                : Arrays.stream(names.split(",")).map(Scenario::named).toList();
    }
}
