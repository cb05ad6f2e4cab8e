package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.ContainerProcess;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The scripted web application on one container, as a process of its own. */
final class Server implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A start needs the processor, so that more at once would only wait for each other. */
    private static final Semaphore STARTING = new Semaphore(2, true);

    private final ContainerProcess process;

    private Server(ContainerProcess process) {
        this.process = process;
    }

    static Server start(Container container) {
        return start(container, war());
    }

    /** Starts another web application than the scripted one. */
    static Server start(Container container, Path war) {
        STARTING.acquireUninterruptibly();
        try {
            return new Server(ContainerProcess.start(container, war));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + container + " started", e);
        } finally {
            STARTING.release();
        }
    }

    /** Returns the scripted web application. */
    static Path war() {
        return Path.of("target", "vaquero-" + System.getProperty("vaquero.version", "0.1.0") + "-conformance.war");
    }

    ContainerProcess process() {
        return process;
    }

    int port() {
        return process.port();
    }

    /** Returns what happened on the connections of that id. */
    List<Event> report(String id) {
        try (JsonReader json = Json.createReader(new StringReader(get("/report?id=" + encode(id))))) {
            return json.readArray().getValuesAs(JsonObject.class).stream()
                    .map(Event::of)
                    .toList();
        }
    }

    /** Returns the counters. */
    JsonObject info() {
        try (JsonReader json = Json.createReader(new StringReader(get("/info")))) {
            return json.readObject();
        }
    }

    String get(String path) {
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(process.http(path)));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    void post(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(process.http(path)).POST(HttpRequest.BodyPublishers.noBody());
        assertThat(exchange(request).statusCode()).as(path).isEqualTo(202);
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        process.close();
    }
}
