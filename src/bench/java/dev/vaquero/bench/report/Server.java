package dev.vaquero.bench.report;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One server of the bench in a process of its own. */
final class Server implements AutoCloseable {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    private final String name;
    private final Process process;
    private final int port;
    private final Path log;

    private Server(String name, Process process, int port, Path log) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static Server start(String name) throws IOException, InterruptedException {
        int port = freePort();
        Path logs = Files.createDirectories(Path.of("target", "bench"));
        Path log = logs.resolve(name + ".log");
        Process process = new ProcessBuilder("src/bench/scripts/bench-server", name, Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Server server = new Server(name, process, port, log);
        server.awaitReady();
        return server;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!Files.readString(log).lines().anyMatch("ready"::equals)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new IOException(name + " did not start:\n" + Files.readString(log));
            }
        }
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
