package dev.vaquero.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher that runs the demo: how it starts, and how it ends. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.container.Container#selectedEmbedded")
final class LauncherIT {
    private static final Path WAR = Path.of("target", "vaquero-" + System.getProperty("vaquero.version") + "-demo.war");
    private static final Duration READY = Duration.ofSeconds(15);

    private final Container container;

    LauncherIT(Container container) {
        this.container = container;
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatIllegalStateException()
                    .isThrownBy(
                            () -> ContainerProcess.start(container, WAR, port).close())
                    .withMessageContaining("ended before it was ready")
                    .withMessageContaining(
                            "port " + port + " of 127.0.0.1 is taken: stop what listens there, or choose another port");
        }
    }

    @Test
    void stopsWhenItIsToldToAndSaysSoToThePages() throws Exception {
        try (ContainerProcess server = ContainerProcess.start(container, WAR)) {
            CompletableFuture<String> greeted = new CompletableFuture<>();
            CompletableFuture<Integer> closed = new CompletableFuture<>();
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(server.webSocket("/hello"), new Visitor(greeted, closed))
                    .get(READY.toSeconds(), TimeUnit.SECONDS);
            assertThat(greeted.get(READY.toSeconds(), TimeUnit.SECONDS)).isEqualTo("Hello!");

            server.terminate();

            assertThat(closed.get(READY.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1001);
            assertThat(server.ended(Duration.ofSeconds(20))).isTrue();
            assertThat(server.log()).doesNotContain("did not stop");
            try (ServerSocket again = new ServerSocket()) {
                again.setReuseAddress(true);
                again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            }
        }
    }

    /** Counted in time of processors, which is the same however much else the machine has to do. */
    @Test
    void isReadyAfter15SecondsOfWork() throws Exception {
        try (ContainerProcess server = ContainerProcess.start(container, WAR)) {
            assertThat(server.work()).isLessThan(READY);
        }
    }

    /** Completes with the first text and with the code of the server's close frame. */
    private record Visitor(CompletableFuture<String> greeted, CompletableFuture<Integer> closed)
            implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            greeted.complete(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
