package dev.vaquero.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One workload: what the load client does, and on which paths, of which the cheapest counts. */
enum Scenario {
    ECHO_1("echo, 50 connections, 1 in flight, 64 B", "closed", Path.ECHO, "connections=50", "inflight=1", "size=64"),
    ECHO_8("echo, 50 connections, 8 in flight, 64 B", "closed", Path.ECHO, "connections=50", "inflight=8", "size=64"),
    ECHO_100(
            "echo, 100 connections, 1 in flight, 64 B",
            "closed",
            Path.ECHO,
            "connections=100",
            "inflight=1",
            "size=64"),
    ECHO_1000(
            "echo, 1,000 connections, 1 in flight, 64 B",
            "closed",
            Path.ECHO,
            "connections=1000",
            "inflight=1",
            "size=64"),
    ECHO_10000(
            "echo, 10,000 connections, 1 in flight, 64 B",
            "closed",
            Path.ECHO,
            "connections=10000",
            "inflight=1",
            "size=64"),
    ECHO_16K(
            "echo, 1,000 connections, 1 in flight, 16 kB",
            "closed",
            Path.LARGE,
            "connections=1000",
            "inflight=1",
            "size=16000"),
    ECHO_1M(
            "echo, 10 connections (of 1,000 some run into a send timeout by hand), 1 in flight, 1 MB",
            "closed",
            Path.LARGE,
            "connections=10",
            "inflight=1",
            "size=1000000"),
    RATE(
            "echo, 50 connections, 2,000 messages/s by the clock, 64 B",
            "rate",
            Path.ECHO,
            "connections=50",
            "rate=2000",
            "size=64"),
    FAN_100("fan-out 1 -> 100, 64 B", "fan", Path.SUB, "connections=100", "size=64"),
    FAN_1000("fan-out 1 -> 1,000, 64 B", "fan", Path.SUB, "connections=1000", "size=64"),
    FAN_1000_4K("fan-out 1 -> 1,000, 4 kB", "fan", Path.SUB, "connections=1000", "size=4000"),
    FAN_10000("fan-out 1 -> 10,000, 64 B", "fan", Path.SUB, "connections=10000", "size=64"),
    FAN_RATE("fan-out 1 -> 1,000 by the clock, 4 kB", "fan-rate", Path.SUB, "connections=1000", "rate=20", "size=4000"),
    FAN_STALLED(
            "fan-out 1 -> 1,000 by the clock, 4 kB, beside 10 that do not read",
            "fan-rate",
            Path.SUB,
            "connections=1000",
            "rate=20",
            "size=4000"),
    FAN_DEFLATE(
            "fan-out 1 -> 1,000, 1 kB of JSON, compressed without takeover",
            "fan",
            Path.SUB_DEFLATE,
            "connections=1000",
            "size=1000",
            "deflate=true"),
    CONNECT("connect, one echo, close", "connect", Path.ECHO, "connections=8", "size=64"),
    RELAY("send from another thread, 1 -> 1, 50 connections, 64 B", "closed", Path.RELAY, "connections=50", "size=64");

    private static final int LONG_WARM_UP = 4;
    private static final int LONG_RUN = 4;
    private static final int STALLED = 10;

    private final String title;
    private final String load;
    private final Path path;
    private final List<String> arguments;

    Scenario(String title, String load, Path path, String... arguments) {
        this.title = title;
        this.load = load;
        this.path = path;
        this.arguments = List.of(arguments);
    }

    /** What a scenario talks to; servers by hand have several ways to do it. */
    private enum Path {
        ECHO("/echo", "/echo", "/echo-async", "/echo-blocking"),
        LARGE("/echo", "/echo?max=1000000", "/echo-async?max=1000000", "/echo-blocking?max=1000000"),
        SUB("/sub", "/sub", "/sub-async"),
        SUB_DEFLATE("/sub-deflate", "/sub", "/sub-async"),
        RELAY("/relay", "/relay");

        private final String ours;
        private final List<String> byHand;

        Path(String ours, String... byHand) {
            this.ours = ours;
            this.byHand = List.of(byHand);
        }

        List<String> on(String server) {
            if (server.startsWith("raw-")) {
                return byHand;
            }
            return List.of(server.startsWith("vaquero-") ? ours : byHand.get(0));
        }
    }

    static Scenario named(String name) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("scenario must be one of "
                        + Arrays.stream(values()).map(Scenario::id).toList() + " but was " + name));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    String load() {
        return load;
    }

    /** Returns the load that warms a server up: as much as it takes, also where less comes by the clock afterwards. */
    String warmUpLoad() {
        return switch (load) {
            case "rate" -> "closed";
            case "fan-rate" -> "fan";
            default -> load;
        };
    }

    List<String> arguments() {
        return arguments;
    }

    /** Returns how many times as many rounds as others it has: latency with one in flight decides what counts. */
    int rounds() {
        return this == ECHO_1 || this == RATE ? 2 : 1;
    }

    /** Returns how many times as long its runs are as others: few messages come by the clock. */
    int lengths() {
        return this == RATE ? LONG_RUN : 1;
    }

    /** Returns how many connections more are open that do not read. */
    int stalled() {
        return this == FAN_STALLED ? STALLED : 0;
    }

    /** Returns how many times as long as other scenarios it warms up: a whole connection runs much code, but seldom. */
    int warmUps() {
        return this == CONNECT ? LONG_WARM_UP : 1;
    }

    /** Returns the paths of that server to try. */
    List<String> paths(String server) {
        return path.on(server);
    }
}
