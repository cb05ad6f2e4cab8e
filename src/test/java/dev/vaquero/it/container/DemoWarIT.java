package dev.vaquero.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one WAR file, unchanged, on every server. */
class DemoWarIT {
    private static final Path WAR = Path.of("target", "vaquero-" + System.getProperty("vaquero.version") + "-demo.war");

    private final HttpClient client = HttpClient.newHttpClient();

    static Set<Container> servers() {
        Set<Container> servers = new LinkedHashSet<>(Container.selected());
        servers.addAll(Container.distributions());
        return servers;
    }

    @ParameterizedTest
    @MethodSource("servers")
    void servesItsPages(Container container) throws Exception {
        try (ContainerProcess server = ContainerProcess.start(container, WAR)) {
            HttpResponse<String> page = client.send(
                    HttpRequest.newBuilder(server.http("/"))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(page.statusCode()).as(server.log()).isEqualTo(200);
        }
    }
}
