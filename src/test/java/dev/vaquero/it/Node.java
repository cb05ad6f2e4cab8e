package dev.vaquero.it;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Scripts of {@code src/test/scripts} that node runs. */
final class Node {
    private Node() {}

    /** Runs a script in that folder to its end and returns the lines it printed; without node the test is left out. */
    static List<String> lines(Path folder, String script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "node", Path.of("src/test/scripts", script).toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Process node = start(new ProcessBuilder(command).directory(folder.toFile()));
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        node.waitFor();
        return output.lines().toList();
    }

    private static Process start(ProcessBuilder command) {
        try {
            return command.redirectErrorStream(true).start();
        } catch (IOException e) {
            return abort("LEFT OUT: what node speaks, because there is no node: " + e.getMessage());
        }
    }
}
