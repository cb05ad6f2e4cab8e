package dev.vaquero.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the load client was asked to do: a kind of load, a port, a path, and {@code name=value} for the rest. */
final class Settings {
    private static final Set<String> NAMES =
            Set.of("connections", "inflight", "size", "warmup", "seconds", "pid", "rate", "binary", "deflate");

    final String kind;
    final int port;
    final String path;
    private final Map<String, String> values = new HashMap<>();

    Settings(String... args) {
        if (args.length < 3) {
            throw new IllegalArgumentException(
                    "usage: closed|rate|fan|fan-rate|stall|connect|idle PORT PATH [name=value ...], names " + NAMES);
        }
        kind = args[0];
        port = Integer.parseInt(args[1]);
        path = args[2];
        for (int i = 3; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            if (equals < 0 || !NAMES.contains(args[i].substring(0, equals))) {
                throw new IllegalArgumentException(
                        "setting must be name=value with one of " + NAMES + " but was " + args[i]);
            }
            values.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
    }

    private int number(String name, int standard) {
        return Integer.parseInt(values.getOrDefault(name, Integer.toString(standard)));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    int connections() {
        return number("connections", 50);
    }

    /** Messages under way: on each connection, or publishes of all. */
    int inFlight() {
        return number("inflight", 1);
    }

    /** Payload in bytes. */
    int size() {
        return number("size", 64);
    }

    boolean binary() {
        return Boolean.parseBoolean(values.getOrDefault("binary", "false"));
    }

    /** Whether to offer compression without takeover, and to expect compressed messages. */
    boolean deflate() {
        return Boolean.parseBoolean(values.getOrDefault("deflate", "false"));
    }

    /** Messages a second over all connections. */
    int rate() {
        return number("rate", 1000);
    }

    long warmUpNanos() {
        return number("warmup", 10) * 1_000_000_000L;
    }

    long measuredNanos() {
        return number("seconds", 10) * 1_000_000_000L;
    }

    /** The server's process, 0 if it is not to be watched. */
    long pid() {
        return number("pid", 0);
    }
}
