package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vaquero.it.container.Container;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between a request and {@code init}: filters, paths, plain requests, servlets. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.container.Container#selected")
final class EdgeIT {
    private static final String WEB_XML = """
            <filter><filter-name>declared</filter-name>
              <filter-class>dev.vaquero.it.edge.Guards$Reject</filter-class></filter>
            <filter-mapping><filter-name>declared</filter-name><url-pattern>/secret</url-pattern></filter-mapping>
            """;

    // set before the tests of one container, which run one after another
    private static EdgeServer server;

    EdgeIT(Container container) {
        assertThat(server.log()).as("%s", container).contains("Vaquero serves ");
    }

    @BeforeParameterizedClassInvocation
    static void start(Container container) throws IOException, InterruptedException {
        server = EdgeServer.start(container, WEB_XML);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/secret", "/guarded/it"})
    void runsNoInitWhereAFilterOfTheApplicationRejects(String path) throws Exception {
        int before = server.number("/inits");

        assertThat(server.head(server.handshake(path)).status()).isEqualTo(401);
        assertThat(server.number("/inits")).isEqualTo(before);

        assertThat(server.head(server.handshake(path).with("X-Pass", "1")).status())
                .isEqualTo(101);
        assertThat(server.number("/inits")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/rooms/blue|/rooms/blue{room=blue}",
                "/rooms/lobby|lobby",
                "/rooms/a%20b%c3%bc|/rooms/a bü{room=a bü}",
                "/rooms/x;v=1|/rooms/x{room=x}",
                "/|/{}"
            })
    void leadsToTheHandlerThatMatchesClosest(String path, String greeting) {
        assertThat(server.greeting(server.handshake(path))).isEqualTo(greeting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rooms", "/rooms/", "/rooms/a/b", "/nowhere", "/Secret"})
    void leavesOtherPathsAlone(String path) {
        assertThat(server.head(server.handshake(path)).status()).isEqualTo(404);
    }

    @Test
    void letsAPageAnswerOnTheSamePath() throws Exception {
        assertThat(server.get("/").body()).isEqualTo("the page");
    }

    @Test
    void letsInitAnswerPlainRequestsThatAskForIt() throws Exception {
        HttpResponse<String> answer = server.get("/plain/answer");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-A")).contains("1");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.body()).isEqualTo("plain ü");
    }

    @Test
    void terminatesWhatAPlainAnswerLeft() throws Exception {
        int before = server.number("/terminated");

        assertThat(server.get("/plain/state").statusCode()).isEqualTo(204);
        assertThat(server.number("/terminated")).isEqualTo(before + 1);

        assertThat(server.get("/plain/accept").statusCode()).isEqualTo(426);
        assertThat(server.number("/terminated")).isEqualTo(before + 2);

        assertThat(server.get("/plain/answer").statusCode()).isEqualTo(200);
        assertThat(server.number("/terminated")).isEqualTo(before + 2);
    }

    @Test
    void hidesAndLogsAFailureOfInit() throws Exception {
        HttpResponse<String> answer = server.get("/plain/throw");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(server.log().split("a secret of the server", -1))
                        .hasSize(2));
    }

    @Test
    void asksPlainRequestsForTheUpgrade() throws Exception {
        HttpResponse<String> answer = server.get("/rooms/blue");

        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.headers().firstValue("Sec-WebSocket-Version")).contains("13");
        assertThat(answer.headers().firstValue("Upgrade")).contains("websocket");
        assertThat(answer.headers().firstValue("Connection")).contains("Upgrade");
    }

    @Test
    void acceptsTheOriginsThatTheHandlerAllows() {
        assertThat(server.head(server.handshake("/plain/x").with("Origin", "https://friend.example"))
                        .status())
                .isEqualTo(101);
        assertThat(server.head(server.handshake("/plain/x").with("Origin", "https://other.example"))
                        .status())
                .isEqualTo(403);
        assertThat(server.head(server.handshake("/rooms/x").with("Origin", "https://friend.example"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void injectsServlets() throws Exception {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(server.handshake("/rooms/blue").bytes());
            assertThat(client.head().status()).isEqualTo(101);
            assertThat(EdgeServer.text(client)).startsWith("/rooms/blue");

            assertThat(server.number("/publish")).isPositive();

            assertThat(EdgeServer.text(client)).isEqualTo("from a servlet");
        }
        assertThat(server.get("/same").body()).isEqualTo("true");
    }

    @Test
    void leavesEndpointsByHandTheirLimitsBeforeDuringAndAfterUpgrades() {
        try (RawClient early = byHand()) {
            echoesLongText(early);
            try (RawClient client = RawClient.connect(server.port())) {
                client.send(server.handshake("/rooms/blue").bytes());
                assertThat(client.head().status()).isEqualTo(101);
                assertThat(EdgeServer.text(client)).startsWith("/rooms/blue");
                echoesLongText(early);
                try (RawClient during = byHand()) {
                    echoesLongText(during);
                }
                client.send(Wire.close()).expect("88 00");
            }
            try (RawClient late = byHand()) {
                echoesLongText(late);
            }
            echoesLongText(early);
        }
    }

    private static RawClient byHand() {
        RawClient client = RawClient.connect(server.port());
        client.send(server.handshake("/by-hand").bytes());
        assertThat(client.head().status()).isEqualTo(101);
        return client;
    }

    private static void echoesLongText(RawClient client) {
        String text = "x".repeat(8_000);
        assertThat(client.send(Wire.text(text)).frame()).isEqualTo(Wire.plainText(text));
    }

    @Test
    void publishesEventsOfATopic() throws Exception {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(server.handshake("/rooms/blue").bytes());
            assertThat(client.head().status()).isEqualTo(101);
            assertThat(EdgeServer.text(client)).startsWith("/rooms/blue");

            assertThat(server.number("/fire")).isPositive();

            assertThat(EdgeServer.text(client)).isEqualTo("42");
        }
    }

    @Test
    void givesConnectionsAndCallbacksTheirOwnBeans() throws Exception {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(server.handshake("/scopes").bytes());
            assertThat(client.head().status()).isEqualTo(101);
            assertThat(EdgeServer.text(client)).isEqualTo("1 2");
            client.send(Wire.text("a"));
            assertThat(EdgeServer.text(client)).isEqualTo("2 2");
            assertThat(server.get("/scopes/seen").body()).isEqualTo("1 0 0");
            client.send(Wire.close()).expect("88 00");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(server.get("/scopes/seen").body()).isEqualTo("1 1 1"));
    }
}
