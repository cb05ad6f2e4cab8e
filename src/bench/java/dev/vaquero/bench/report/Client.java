package dev.vaquero.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The load client in a process of its own. */
final class Client {
    private Client() {}

    static Process start(String load, Server server, String path, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.vaquero.bench.load.Load",
                load,
                Integer.toString(server.port()),
                path,
                "pid=" + server.pid()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static Sample run(Scenario scenario, String load, Server server, String path, int warmUp, int seconds)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(scenario.arguments());
        arguments.add("warmup=" + warmUp);
        arguments.add("seconds=" + seconds);
        Process process = start(load, server, path, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            return new Sample(0, 0, 0, 0, 0, false);
        }
        return Sample.parse(output, scenario == Scenario.CONNECT);
    }
}
