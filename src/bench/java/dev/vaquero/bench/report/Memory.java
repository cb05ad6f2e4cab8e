package dev.vaquero.bench.report;

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
            Held.idle(server, path, 200).close();
            long[] before = {liveHeap(server), resident(server)};
            long[] after;
            try (Held idle = Held.idle(server, path, connections)) {
                after = new long[] {liveHeap(server), resident(server)};
            }
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

    /** Returns what is reachable after a full collection, in bytes. */
    static long liveHeap(Server server) throws IOException, InterruptedException {
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
