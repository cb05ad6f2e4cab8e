package dev.vaquero.bench.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Weighs idle connections: the live heap and the resident memory of the server, with them and without. */
final class Memory {
    private Memory() {}

    static String table(List<String> servers, int connections) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder(
                "### memory for each of " + connections
                        + " idle connections after one echo\n\n| server | path | live heap, B | resident, B |\n|---|---|---|---|\n");
        for (String name : servers) {
            text.append(row(name, "/echo", connections));
            if (name.startsWith("vaquero-")) {
                text.append(row(name, "/echo-hibernate", connections));
            }
        }
        return text.append('\n').toString();
    }

    private static String row(String name, String path, int connections) throws IOException, InterruptedException {
        try (Server server = Server.start(name)) {
            hold(server, path, 200, () -> {});
            long[] before = {liveHeap(server), resident(server)};
            long[] after = new long[2];
            hold(server, path, connections, () -> {
                after[0] = liveHeap(server);
                after[1] = resident(server);
            });
            String row = String.format(
                    Locale.ROOT,
                    "| %s | `%s` | %d | %d |%n",
                    name,
                    path,
                    (after[0] - before[0]) / connections,
                    (after[1] - before[1]) / connections);
            System.out.print(row);
            return row;
        }
    }

    /** Something to do while connections are open. */
    private interface Action {
        void run() throws IOException, InterruptedException;
    }

    private static void hold(Server server, String path, int connections, Action whileOpen)
            throws IOException, InterruptedException {
        Process client =
                Client.start("idle", server, path, List.of("connections=" + connections, "warmup=0", "seconds=3600"));
        try (BufferedReader lines = client.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            if (!"idle".equals(line)) {
                throw new IOException("the load client must print idle but printed " + line);
            }
            whileOpen.run();
        } finally {
            client.destroy();
            client.waitFor();
        }
    }

    /** Returns what is reachable after a full collection, in bytes. */
    private static long liveHeap(Server server) throws IOException, InterruptedException {
        jcmd(server, "GC.run");
        String[] total = jcmd(server, "GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow()
                .strip()
                .split("\\s+");
        return Long.parseLong(total[2]);
    }

    private static String jcmd(Server server, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + command + " failed: " + output);
        }
        return output;
    }

    private static long resident(Server server) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
