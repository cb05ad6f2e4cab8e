package dev.vaquero.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The one WAR file, unchanged, on every server. */
class DemoWarIT {
    private static final Path WAR = Path.of("target", "vaquero-" + System.getProperty("vaquero.version") + "-demo.war");
    private static final Path THIN =
            Path.of("target", "vaquero-" + System.getProperty("vaquero.version") + "-demo-thin.war");

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();

    static Set<Container> servers() {
        Set<Container> servers = new LinkedHashSet<>(Container.selected());
        servers.addAll(Container.distributions());
        return servers;
    }

    @ParameterizedTest
    @MethodSource("servers")
    void servesPagesAndHandlers(Container container) throws Exception {
        try (ContainerProcess server = ContainerProcess.start(container, WAR)) {
            assertThat(page(server)).as(server.log()).contains("<title>");
            assertThat(echo(server, "mqtt")).isEqualTo("mqtt: hello");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOMCAT_10", "JETTY_HOME"})
    void runsThinWithTheCdiContainerThatIsThere(Container container) throws Exception {
        Path war = War.of(THIN, "weld-servlet").write("demo-thin-" + container);
        try (ContainerProcess server = ContainerProcess.start(container, war)) {
            assertThat(page(server)).as(server.log()).contains("<title>");
            assertThat(echo(server, "mqtt")).isEqualTo("mqtt: hello");
        }
    }

    private String page(ContainerProcess server) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.http("/")).timeout(LIMIT).build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(server.log()).isEqualTo(200);
        return response.body();
    }

    /** Returns the subprotocol that was agreed on, and what came back. */
    private String echo(ContainerProcess server, String subprotocol) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .subprotocols(subprotocol)
                .connectTimeout(LIMIT)
                .buildAsync(server.webSocket("/mqtt"), new FirstText(answer))
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        socket.sendText("hello", true).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        String text = answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return socket.getSubprotocol() + ": " + text;
    }

    /** Completes with the first text frame. */
    private record FirstText(CompletableFuture<String> answer) implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            answer.complete(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            answer.completeExceptionally(error);
        }
    }
}
