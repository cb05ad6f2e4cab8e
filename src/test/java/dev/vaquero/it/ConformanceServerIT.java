package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vaquero.it.container.Container;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The script that runs the scripted application from outside. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.container.Container#selectedEmbedded")
@Isolated("it measures how long a start takes")
final class ConformanceServerIT {
    private final Container container;

    @TempDir
    private Path folder;

    ConformanceServerIT(Container container) {
        this.container = container;
    }

    @Test
    void isReadyWithinFifteenSecondsAndAgainOnThatPortAfterACleanStop() throws Exception {
        int port = freePort();
        startAndStop(port, folder.resolve("first"));
        startAndStop(port, folder.resolve("second"));
    }

    private void startAndStop(int port, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "src/test/scripts/conformance-server", container.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> assertThat(Files.readAllLines(output)).contains("ready"));
            try (RawClient client = RawClient.connect(port)) {
                client.send(new Handshake("/script?handle=echo").bytes());
                assertThat(client.head().status()).isEqualTo(101);
                client.send(Wire.text("a")).expect("81 01 61");
                process.destroy();
                client.expectClose("88 02 03 e9");
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
