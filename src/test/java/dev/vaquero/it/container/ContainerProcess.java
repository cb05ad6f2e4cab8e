package dev.vaquero.it.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server with one web application, in a process of its own on a free port of 127.0.0.1. */
public final class ContainerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Container container;
    private final Process process;
    private final int port;
    private final Path work;
    private final StringBuffer log = new StringBuffer();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final Thread reader = new Thread(this::read, "container output");

    private ContainerProcess(Container container, Process process, int port, Path work) {
        this.container = container;
        this.process = process;
        this.port = port;
        this.work = work;
    }

    /** Starts the server, and returns once it accepts connections. */
    public static ContainerProcess start(Container container, Path war) throws IOException, InterruptedException {
        return start(container, war, freePort());
    }

    /** Starts the server on that port, and returns once it accepts connections. */
    public static ContainerProcess start(Container container, Path war, int port)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("vaquero-" + container + "-");
        ProcessBuilder builder = container.installation().prepare(war.toAbsolutePath(), port, work);
        Process process = builder.redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        ContainerProcess started = new ContainerProcess(container, process, port, work);
        started.reader.setDaemon(true);
        started.reader.start();
        boolean up = false;
        try {
            started.awaitReady();
            up = true;
            return started;
        } finally {
            if (!up) {
                started.kill();
            }
        }
    }

    /** Ends a server that did not start, and deletes what it wrote. */
    private void kill() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join(STOP.toMillis());
        Folders.delete(work);
    }

    private void awaitReady() throws InterruptedException {
        try {
            if (ready.get(START.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException(container + " was not ready within " + START + ":\n" + log, e);
        }
        throw new IllegalStateException(container + " ended before it was ready:\n" + log);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append('\n');
                if (container.installation().ready(line)) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            log.append(e).append('\n');
        }
        ready.complete(false);
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return port;
    }

    /** Returns the address of that path over HTTP. */
    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Returns the address of that path as a WebSocket. */
    public URI webSocket(String path) {
        return URI.create("ws://127.0.0.1:" + port + path);
    }

    /** Returns what the server wrote so far. */
    public String log() {
        return log.toString();
    }

    /** Returns how long processors have worked for the server so far. */
    public Duration work() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Asks the process to end, as SIGTERM does, and returns at once; what it writes until its end is still logged. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Returns whether the process ended within that time. */
    public boolean ended(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops the server as SIGTERM does; one that does not end in time is an error. */
    @Override
    public void close() {
        terminate();
        try {
            if (!ended(STOP)) {
                process.destroyForcibly();
                throw new IllegalStateException(container + " did not end within " + STOP + ":\n" + log);
            }
            reader.join(STOP.toMillis());
            Folders.delete(work);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
