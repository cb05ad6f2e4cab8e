package dev.vaquero.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packages of npm that tests use, fetched once into {@code target}. */
final class NodeModules {
    private static final String WS = "ws@8.18.0";

    private NodeModules() {}

    /** Returns a folder from which node finds {@code ws}; empty, with the reason on standard output, if it cannot be had. */
    static synchronized Optional<Path> withWs() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "npm")).toAbsolutePath();
        if (Files.isDirectory(folder.resolve("node_modules/ws"))) {
            return Optional.of(folder);
        }
        try {
            Process npm = new ProcessBuilder(
                            "npm", "install", "--no-audit", "--no-fund", "--prefix", folder.toString(), WS)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile())
                    .start();
            if (npm.waitFor(120, TimeUnit.SECONDS) && npm.exitValue() == 0) {
                return Optional.of(folder);
            }
            npm.destroyForcibly();
            System.out.println("LEFT OUT: the client ws, because npm failed: " + folder.resolve("npm.log"));
        } catch (IOException e) {
            System.out.println("LEFT OUT: the client ws, because there is no npm: " + e.getMessage());
        }
        return Optional.empty();
    }
}
