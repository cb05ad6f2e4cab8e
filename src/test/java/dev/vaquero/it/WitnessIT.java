package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What only the application can tell: the request that {@code terminate} sees, the log, refused options. */
@OnEveryContainer
final class WitnessIT {
    private final String id = UUID.randomUUID().toString();
    private final Setting on;

    WitnessIT(Setting on) {
        this.on = on;
    }

    @Test
    void showsTerminateTheHeadersAndCookiesThatTheFilterKeepsAndRefusesTheOthers() {
        try (RawClient client = on.openLife(
                "/witness/" + id,
                handshake ->
                        handshake.with("X-Kept", "a").with("X-Dropped", "b").with("Cookie", "kept=c; dropped=d"))) {
            client.send(Wire.close()).expect("88 00");
            on.awaitWitness(id, "remote /witness/" + id + " a c dropped dropped");
        }
    }

    @Test
    void terminatesAnAcceptedUpgradeWhosePeerLeftMeanwhile() {
        int port = Servers.withLives(on.container()).port();
        try (RawClient client = RawClient.connect(port);
                RawClient releasing = on.openLife("/witness/releasing-" + id)) {
            client.send(new Handshake("/late/" + id)
                    .with("Host", "127.0.0.1:" + port)
                    .bytes());
            on.awaitWitness(id, "init");
            client.reset();
            releasing.send(Wire.text(id)).expect(Wire.plainText(id));
            on.awaitWitness(id, "init", "error(closed)");
        }
    }

    @Test
    void logsACrashOnce() {
        String crash = "crash of " + id;
        try (RawClient client = on.openLife("/witness/" + id)) {
            client.send(Wire.text("crash")).expectClose("88 02 03 f3");
            on.awaitWitness(id, "crash(java.lang.IllegalStateException) /witness/" + id + " null null dropped dropped");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(times(crash)).isPositive());
            assertThat(times(crash)).isEqualTo(1);
        }
    }

    private long times(String words) {
        return Servers.withLives(on.container())
                .process()
                .log()
                .lines()
                .filter(line -> line.contains(words))
                .count();
    }

    @Test
    void crashesWhereAnOptionIsChangedThatIsFixed() {
        try (RawClient client = on.openLife("/witness/" + id)) {
            client.send(Wire.text("compress")).expectClose("88 02 03 f3");
            on.awaitWitness(
                    id, "crash(java.lang.IllegalArgumentException) /witness/" + id + " null null dropped dropped");
        }
    }
}
