package dev.vaquero.bench.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that a load client of their own holds open, in the state that the name of its load tells. */
final class Held implements AutoCloseable {
    private final Process client;
    private final BufferedReader lines;

    private Held(Process client) {
        this.client = client;
        lines = client.inputReader(StandardCharsets.UTF_8);
    }

    /** Connections that have echoed once. */
    static Held idle(Server server, String path, int connections) throws IOException {
        return open("idle", server, path, List.of("connections=" + connections));
    }

    /** Subscribers of a topic that do not read, each with more sent than the systems' buffers hold; one more reads. */
    static Held stall(Server server, String path, Scenario scenario) throws IOException {
        List<String> settings = new ArrayList<>(scenario.arguments());
        settings.add("connections=" + (scenario.stalled() + 1));
        return open("stall", server, path, settings);
    }

    private static Held open(String load, Server server, String path, List<String> settings) throws IOException {
        List<String> arguments = new ArrayList<>(settings);
        arguments.addAll(List.of("warmup=0", "seconds=3600"));
        Held held = new Held(Client.start(load, server, path, arguments));
        String line = held.lines.readLine();
        if (!load.equals(line)) {
            held.close();
            throw new IOException("the load client must print " + load + " but printed " + line);
        }
        return held;
    }

    @Override
    public void close() throws IOException {
        client.destroy();
        lines.close();
        try {
            client.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
