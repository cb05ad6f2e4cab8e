package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Many connections at once. */
@OnEveryContainer
@Isolated("it takes the whole machine")
final class ManyConnectionsIT {
    private static final int MANY = 3_000;

    private final Setting on;

    ManyConnectionsIT(Setting on) {
        this.on = on;
    }

    private int threads() {
        return Integer.parseInt(on.server().get("/threads"));
    }

    @Test
    void takesNoThreadForAnIdleConnectionAndAnswersRequestsMeanwhile() {
        List<RawClient> clients = new ArrayList<>();
        try {
            Script script = on.script().anonymous().handle("echo");
            for (int i = 0; i < MANY; i++) {
                clients.add(script.open());
            }
            assertThat(threads()).isLessThan(MANY / 4);
            for (RawClient client : clients) {
                client.send(Wire.text("a"));
            }
            for (RawClient client : clients) {
                client.expect("81 01 61");
            }
            // Counted for sure once it answers: a container may write 101 before it starts the connection.
            assertThat(on.server().info().getInt("connections")).isGreaterThanOrEqualTo(MANY);
            assertThat(threads()).isLessThan(MANY / 4);
            assertThat(on.script().lines()).isEmpty();
        } finally {
            clients.forEach(RawClient::close);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(on.server().info().values())
                        .allMatch(value -> value.toString().equals("0")));
    }
}
