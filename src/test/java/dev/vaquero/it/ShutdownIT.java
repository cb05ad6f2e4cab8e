package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The end of a server, which no other case shares. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.Setting#awake")
final class ShutdownIT {
    private final Setting on;

    ShutdownIT(Setting on) {
        this.on = on;
    }

    @Test
    void drainsAndRefusesNewConnectionsMeanwhile() {
        try (Server server = Server.start(on.container())) {
            List<RawClient> clients = connect(server, 20);
            server.post("/drain");
            for (RawClient client : clients) {
                client.expectClose("88 02 03 e9");
                client.close();
            }
            try (RawClient late = RawClient.connect(server.port())) {
                late.send(new Handshake("/script").bytes());
                assertThat(late.head().status()).isEqualTo(503);
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(server.info().values())
                            .allMatch(value -> value.toString().equals("0")));
            assertThat(server.report("all"))
                    .filteredOn(event -> event.line().startsWith("terminate"))
                    .extracting(Event::line)
                    .hasSize(20)
                    .containsOnly("terminate shutdown");
        }
    }

    private static List<RawClient> connect(Server server, int count) {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RawClient client = RawClient.connect(server.port());
            client.send(new Handshake("/script?id=all&handle=echo&winit=timer(60000:m)").bytes());
            assertThat(client.head().status()).isEqualTo(101);
            clients.add(client.send(Wire.text("a")).expect("81 01 61"));
        }
        return clients;
    }

    /** Opens a connection whose callback blocks for that long, and lets it begin. */
    private static RawClient connectBlocked(Server server, int millis) {
        RawClient client = RawClient.connect(server.port());
        client.send(new Handshake("/script?id=blocked&handle=sleep(" + millis + ")").bytes());
        assertThat(client.head().status()).isEqualTo(101);
        client.send(Wire.text("a"));
        await().atMost(Duration.ofSeconds(30)).until(() -> server.report("blocked"), events -> events.size() == 3);
        return client;
    }

    private static void expectShutdowns(Server server, String id, int count) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(server.process().log().lines())
                        .filteredOn(line -> line.equals("shutdown of " + id))
                        .hasSize(count));
    }

    @Test
    void closesEveryConnectionWith1001WhenTheServerStops() throws InterruptedException {
        try (Server server = Server.start(on.container())) {
            List<RawClient> clients = connect(server, 50);
            server.process().terminate();
            for (RawClient client : clients) {
                client.expect("88 02 03 e9").send(Wire.close(1001, ""));
            }
            for (RawClient client : clients) {
                client.expectGone(Duration.ofSeconds(10));
                client.close();
            }
            assertThat(server.process().ended(Duration.ofSeconds(30))).isTrue();
            expectShutdowns(server, "all", 50);
        }
    }

    @ParameterizedTest
    @CsvSource({"3000, 1", "120000, 0"})
    void terminatesOnceWhereACallbackBlocksAtTheStopAndReturnsInTime(int millis, int shutdowns)
            throws InterruptedException {
        try (Server server = Server.start(on.container())) {
            List<RawClient> clients = connect(server, 5);
            RawClient blocked = connectBlocked(server, millis);
            server.process().terminate();
            for (RawClient client : clients) {
                client.expectClose("88 02 03 e9");
                client.close();
            }
            assertThat(server.process().ended(Duration.ofSeconds(30))).isTrue();
            blocked.expectGone(Duration.ofSeconds(10));
            expectShutdowns(server, "all", 5);
            expectShutdowns(server, "blocked", shutdowns);
        }
    }

    @Test
    void stopsInBoundedTimeWherePeersDoNotAnswer() throws InterruptedException {
        try (Server server = Server.start(on.container())) {
            List<RawClient> clients = connect(server, 10);
            server.process().terminate();
            assertThat(server.process().ended(Duration.ofSeconds(30))).isTrue();
            expectShutdowns(server, "all", 10);
            clients.forEach(client -> client.expect("88 02 03 e9").close());
        }
    }

    @Test
    void drainsBeforeTheOtherFramesOfARead() {
        try (Server server = Server.start(on.container());
                RawClient client = RawClient.connect(server.port())) {
            client.send(new Handshake("/script?id=read&handle=sleep(5000);echo").bytes());
            assertThat(client.head().status()).isEqualTo(101);
            client.send(Wire.text("a"), Wire.text("b"), Wire.text("c"));
            await().atMost(Duration.ofSeconds(30)).until(() -> server.report("read"), events -> events.size() == 3);
            server.post("/drain");
            String first = client.frame();
            assertThat(first.equals("81 01 61") ? client.frame() : first).isEqualTo("88 02 03 e9");
            client.send(Wire.close()).expectEnd();
            assertThat(server.report("read"))
                    .extracting(Event::line)
                    .containsExactly("init", "websocketInit", "handle text a", "terminate shutdown");
        }
    }

    @Test
    void closesOrRefusesAnUpgradeThatIsOnItsWayWhenTheDrainBegins() {
        try (Server server = Server.start(on.container(), Servers.Lives.WAR);
                RawClient late = RawClient.connect(server.port());
                RawClient draining = RawClient.connect(server.port())) {
            draining.send(new Handshake("/witness/draining").bytes());
            assertThat(draining.head().status()).isEqualTo(101);
            late.send(new Handshake("/late/x").bytes());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.process().log().contains("witness x: init"));
            draining.send(Wire.text("drain x"));
            Head head = late.head();
            assertThat(head.status()).isIn(101, 503);
            if (head.status() == 101) {
                late.expectClose("88 02 03 e9");
            }
            String end = head.status() == 101 ? "witness x: shutdown" : "witness x: error(closed)";
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(server.process().log().lines())
                            .filteredOn(line -> line.startsWith("witness x: "))
                            .containsExactly("witness x: init", end));
        }
    }
}
