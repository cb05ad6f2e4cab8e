package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.ContainerProcess;
import dev.vaquero.it.container.War;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between a request and {@code init}: filters, paths, plain requests, the caller, servlets. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.container.Container#selected")
final class EdgeIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String WEB_XML = """
            <filter><filter-name>declared</filter-name>
              <filter-class>dev.vaquero.it.edge.Guards$Reject</filter-class></filter>
            <filter-mapping><filter-name>declared</filter-name><url-pattern>/secret</url-pattern></filter-mapping>
            """;

    // set before the tests of one container, which run one after another
    private static ContainerProcess server;

    EdgeIT(Container container) {
        assertThat(server.log()).as("%s", container).contains("Vaquero serves ");
    }

    @BeforeParameterizedClassInvocation
    static void start(Container container) throws IOException, InterruptedException {
        server = ContainerProcess.start(
                container,
                War.with("weld")
                        .classes(Probe.class, Guards.class, ProbeServlet.class, Scopes.class)
                        .webXml(WEB_XML)
                        .file("index.html", "the page")
                        .file(
                                "WEB-INF/classes/META-INF/services/jakarta.servlet.ServletContainerInitializer",
                                Guards.Initializer.class.getName())
                        .write("edge"));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    private static Handshake handshake(String path) {
        return new Handshake(path).with("Host", "127.0.0.1:" + server.port());
    }

    private static Head head(Handshake handshake) {
        try (RawClient client = RawClient.connect(server.port())) {
            return client.send(handshake.bytes()).head();
        }
    }

    /** Opens a connection and returns the text that greets. */
    private static String greeting(Handshake handshake) {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(handshake.bytes());
            assertThat(client.head().status()).isEqualTo(101);
            return text(client);
        }
    }

    private static String text(RawClient client) {
        byte[] frame = Wire.bytes(client.frame());
        assertThat(frame[0]).isEqualTo((byte) Wire.TEXT);
        return new String(frame, 2, frame.length - 2, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(server.http(path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int number(String path) throws IOException, InterruptedException {
        return Integer.parseInt(get(path).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/secret", "/guarded/it"})
    void runsNoInitWhereAFilterOfTheApplicationRejects(String path) throws Exception {
        int before = number("/inits");

        assertThat(head(handshake(path)).status()).isEqualTo(401);
        assertThat(number("/inits")).isEqualTo(before);

        assertThat(head(handshake(path).with("X-Pass", "1")).status()).isEqualTo(101);
        assertThat(number("/inits")).isEqualTo(before + 1);
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
        assertThat(greeting(handshake(path))).isEqualTo(greeting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rooms", "/rooms/", "/rooms/a/b", "/nowhere", "/Secret"})
    void leavesOtherPathsAlone(String path) {
        assertThat(head(handshake(path)).status()).isEqualTo(404);
    }

    @Test
    void letsAPageAnswerOnTheSamePath() throws Exception {
        assertThat(get("/").body()).isEqualTo("the page");
    }

    @Test
    void letsInitAnswerPlainRequestsThatAskForIt() throws Exception {
        HttpResponse<String> answer = get("/plain/answer");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-A")).contains("1");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.body()).isEqualTo("plain ü");
    }

    @Test
    void terminatesWhatAPlainAnswerLeft() throws Exception {
        int before = number("/terminated");

        assertThat(get("/plain/state").statusCode()).isEqualTo(204);
        assertThat(number("/terminated")).isEqualTo(before + 1);

        assertThat(get("/plain/accept").statusCode()).isEqualTo(426);
        assertThat(number("/terminated")).isEqualTo(before + 2);

        assertThat(get("/plain/answer").statusCode()).isEqualTo(200);
        assertThat(number("/terminated")).isEqualTo(before + 2);
    }

    @Test
    void hidesAndLogsAFailureOfInit() throws Exception {
        HttpResponse<String> answer = get("/plain/throw");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(server.log().split("a secret of the server", -1))
                        .hasSize(2));
    }

    @Test
    void asksPlainRequestsForTheUpgrade() throws Exception {
        HttpResponse<String> answer = get("/rooms/blue");

        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.headers().firstValue("Sec-WebSocket-Version")).contains("13");
        assertThat(answer.headers().firstValue("Upgrade")).contains("websocket");
        assertThat(answer.headers().firstValue("Connection")).contains("Upgrade");
    }

    @Test
    void acceptsTheOriginsThatTheHandlerAllows() {
        assertThat(head(handshake("/plain/x").with("Origin", "https://friend.example"))
                        .status())
                .isEqualTo(101);
        assertThat(head(handshake("/plain/x").with("Origin", "https://other.example"))
                        .status())
                .isEqualTo(403);
        assertThat(head(handshake("/rooms/x").with("Origin", "https://friend.example"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void knowsTheCaller() throws Exception {
        assertThat(greeting(handshake("/caller"))).isEqualTo("session=null principal=null admin=false secure=false");

        HttpResponse<String> session = get("/session");
        String cookie = session.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(greeting(handshake("/caller").with("Cookie", cookie))).startsWith("session=kept ");
    }

    @Test
    void makesNoSession() {
        assertThat(head(handshake("/caller")).headers()).doesNotContainKey("set-cookie");
    }

    @Test
    void injectsServlets() throws Exception {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(handshake("/rooms/blue").bytes());
            assertThat(client.head().status()).isEqualTo(101);
            assertThat(text(client)).startsWith("/rooms/blue");

            assertThat(number("/publish")).isPositive();

            assertThat(text(client)).isEqualTo("from a servlet");
        }
        assertThat(get("/same").body()).isEqualTo("true");
    }

    @Test
    void publishesEventsOfATopic() throws Exception {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(handshake("/rooms/blue").bytes());
            assertThat(client.head().status()).isEqualTo(101);
            assertThat(text(client)).startsWith("/rooms/blue");

            assertThat(number("/fire")).isPositive();

            assertThat(text(client)).isEqualTo("42");
        }
    }

    @Test
    void givesConnectionsAndCallbacksTheirOwnBeans() throws Exception {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(handshake("/scopes").bytes());
            assertThat(client.head().status()).isEqualTo(101);
            assertThat(text(client)).isEqualTo("1 2");
            client.send(Wire.text("a"));
            assertThat(text(client)).isEqualTo("2 2");
            assertThat(get("/scopes/seen").body()).isEqualTo("1 0 0");
            client.send(Wire.close()).expect("88 00");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(get("/scopes/seen").body()).isEqualTo("1 1 1"));
    }
}
