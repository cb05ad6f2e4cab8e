package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.ContainerProcess;
import dev.vaquero.it.container.War;
import dev.vaquero.it.edge.ByHand;
import dev.vaquero.it.edge.Guards;
import dev.vaquero.it.edge.Probe;
import dev.vaquero.it.edge.ProbeServlet;
import dev.vaquero.it.edge.Scopes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A server with the probing handlers, and ways to ask it. */
record EdgeServer(ContainerProcess process) implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Starts it with that content of {@code web.xml}. */
    static EdgeServer start(Container container, String webXml) throws IOException, InterruptedException {
        return new EdgeServer(ContainerProcess.start(
                container,
                War.with("weld")
                        .classes(ByHand.class, Probe.class, Guards.class, ProbeServlet.class, Scopes.class)
                        .webXml(webXml)
                        .file("index.html", "the page")
                        .file(
                                "WEB-INF/classes/META-INF/services/jakarta.servlet.ServletContainerInitializer",
                                Guards.Initializer.class.getName())
                        .write("edge")));
    }

    int port() {
        return process.port();
    }

    String log() {
        return process.log();
    }

    Handshake handshake(String path) {
        return new Handshake(path).with("Host", "127.0.0.1:" + port());
    }

    Head head(Handshake handshake) {
        try (RawClient client = RawClient.connect(port())) {
            return client.send(handshake.bytes()).head();
        }
    }

    /** Opens a connection and returns the text that greets. */
    String greeting(Handshake handshake) {
        try (RawClient client = RawClient.connect(port())) {
            client.send(handshake.bytes());
            assertThat(client.head().status()).isEqualTo(101);
            return text(client);
        }
    }

    static String text(RawClient client) {
        byte[] frame = Wire.bytes(client.frame());
        assertThat(frame[0]).isEqualTo((byte) Wire.TEXT);
        return new String(frame, 2, frame.length - 2, StandardCharsets.UTF_8);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(process.http(path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    int number(String path) throws IOException, InterruptedException {
        return Integer.parseInt(get(path).body());
    }

    @Override
    public void close() {
        process.close();
    }
}
