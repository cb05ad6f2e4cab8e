package dev.vaquero.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a table must say about where it was measured. */
final class Machine {
    private Machine() {}

    static String lines(String command) throws IOException, InterruptedException {
        return "- commit: `" + output("git", "rev-parse", "--short=12", "HEAD") + "`" + uncommitted()
                + "\n- JDK: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")
                + "\n- machine: " + Runtime.getRuntime().availableProcessors() + " cores of " + processor()
                + ", Linux " + System.getProperty("os.version") + ", loopback, shared with other work: "
                + "load " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0] + " at the end"
                + "\n- command: `" + command + "`\n";
    }

    private static String uncommitted() throws IOException, InterruptedException {
        String changed = output("git", "status", "--porcelain", "--untracked-files=no", "--", "pom.xml", "src");
        return changed.isEmpty() ? "" : " and uncommitted changes";
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? text : "unknown";
    }
}
