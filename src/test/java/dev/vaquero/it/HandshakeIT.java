package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.it.container.Container;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The upgrade: what is accepted, what is refused and how, and what {@code init} can answer. */
@OnEveryContainer
final class HandshakeIT {
    private final Setting on;

    HandshakeIT(Setting on) {
        this.on = on;
    }

    private Head head(Script script, Handshake handshake) {
        try (RawClient client = script.connect()) {
            return client.send(handshake.bytes()).head();
        }
    }

    @Test
    void accepts() {
        Script script = on.script();
        Head head = head(script, script.handshake());
        assertThat(head.status()).isEqualTo(101);
        assertThat(head.header("sec-websocket-accept")).isEqualTo(Handshake.ACCEPT);
        assertThat(head.header("upgrade")).isEqualToIgnoringCase("websocket");
        assertThat(head.header("connection")).isEqualToIgnoringCase("upgrade");
        assertThat(head.headers()).doesNotContainKeys("sec-websocket-protocol", "sec-websocket-extensions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upgrade: WebSocket",
                "Upgrade: foo, WebSocket",
                "Connection: keep-alive, Upgrade",
                "Connection: upgrade"
            })
    void readsHeadersAsListsOfTokens(String header) {
        Script script = on.script().handle("echo");
        String[] pair = header.split(": ");
        if (on.container() == Container.JETTY_12_0 && header.contains("foo")) {
            assertThat(head(script, script.handshake().with(pair[0], pair[1])).status())
                    .isEqualTo(500);
            return;
        }
        try (RawClient client = script.open(script.handshake().with(pair[0], pair[1]))) {
            client.send(Wire.text("a")).expect("81 01 61");
        }
    }

    static Stream<Arguments> broken() {
        String key = "Sec-WebSocket-Key";
        String version = "Sec-WebSocket-Version";
        return Stream.of(
                broken(426, "no upgrade at all", h -> h.without("Upgrade").without("Connection")),
                broken(426, "no Upgrade header", h -> h.without("Upgrade")),
                broken(426, "another Upgrade", h -> h.with("Upgrade", "h2c")),
                broken(400, "POST", h -> h.method("POST").with("Content-Length", "0")),
                broken(426, "HTTP/1.0", h -> h.version("HTTP/1.0")),
                broken(400, "no key", h -> h.without(key)),
                broken(400, "an empty key", h -> h.with(key, "")),
                broken(400, "a key that is no base64", h -> h.with(key, "%%%%")),
                broken(400, "a key of 15 bytes", h -> h.with(key, "YWJjZGVmZ2hpamtsbW5v")),
                broken(400, "a key of 17 bytes", h -> h.with(key, "YWJjZGVmZ2hpamtsbW5vcHE=")),
                broken(400, "two keys", h -> h.and(key, Handshake.KEY)),
                broken(400, "no version", h -> h.without(version)),
                broken(426, "version 7", h -> h.with(version, "7")),
                broken(426, "version 8", h -> h.with(version, "8")),
                broken(426, "version 12", h -> h.with(version, "12")),
                broken(426, "two versions in one header", h -> h.with(version, "7, 13")),
                broken(400, "two version headers", h -> h.and(version, "13")));
    }

    private static Arguments broken(int status, String what, UnaryOperator<Handshake> change) {
        return Arguments.of(status, org.junit.jupiter.api.Named.of(what, change));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesABrokenHandshakeBeforeInit(int status, UnaryOperator<Handshake> change) {
        Script script = on.script();
        Head head = head(script, change.apply(script.handshake()));
        assertThat(head.status()).isEqualTo(status);
        assertThat(head.header("sec-websocket-version")).isEqualTo("13");
        assertThat(head.header("upgrade")).isEqualToIgnoringCase("websocket");
        assertThat(script.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate;",
                ";",
                "permessage-deflate; =15",
                "permessage-deflate; client_max_window_bits=",
                "permessage-deflate; client_max_window_bits=\"15",
                "permessage deflate",
                "permessage-deflate; client max",
                "perme(ss)age"
            })
    void refusesMalformedExtensionsBeforeInit(String extensions) {
        for (String opts : new String[] {"", "compress"}) {
            Script script = on.script().opts(opts);
            Head head = head(script, script.handshake().with("Sec-WebSocket-Extensions", extensions));
            assertThat(head.status()).as(opts).isEqualTo(400);
            assertThat(script.lines()).isEmpty();
        }
    }

    /** Jetty answers by itself where it does not see an upgrade. */
    @ParameterizedTest
    @ValueSource(strings = {"", "keep-alive", "close, upgrades"})
    void refusesAnUpgradeThatTheConnectionHeaderDoesNotName(String connection) {
        Script script = on.script();
        Handshake handshake = script.handshake().with("Connection", connection);
        if (on.container().toString().startsWith("jetty")) {
            assertThat(head(script, handshake).status()).isIn(400, 426);
        } else {
            assertThat(head(script, handshake).status()).isEqualTo(400);
        }
        assertThat(script.lines()).isEmpty();
    }

    @Test
    void servesTheNextRequestAfterARefusal() {
        Script script = on.script().handle("echo");
        try (RawClient client = script.connect()) {
            client.send(script.handshake().with("Sec-WebSocket-Version", "12").bytes());
            Head refused = client.head();
            client.body(refused);
            client.send(script.handshake().bytes());
            assertThat(client.head().status()).isEqualTo(101);
            client.send(Wire.text("a")).expect("81 01 61");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "https://127.0.0.1",
                "http://127.0.0.1:1",
                "null",
                "http://localhost http://x",
                "x"
            })
    void refusesAnotherOrigin(String origin) {
        Script script = on.script();
        assertThat(head(script, script.handshake().with("Origin", origin)).status())
                .isEqualTo(403);
        assertThat(script.lines()).isEmpty();
    }

    @Test
    void acceptsTheOriginOfTheRequest() {
        Script script = on.script();
        String origin = "http://127.0.0.1:" + on.server().port();
        assertThat(head(script, script.handshake().with("Origin", origin)).status())
                .isEqualTo(101);
    }

    @Test
    void answersTheChosenSubprotocol() {
        Script script = on.script().init("accept(mqtt)");
        Head head = head(script, script.handshake().with("Sec-WebSocket-Protocol", "stomp, mqtt"));
        assertThat(head.status()).isEqualTo(101);
        assertThat(head.all("sec-websocket-protocol")).containsExactly("mqtt");
    }

    @Test
    void keepsTheCaseOfASubprotocol() {
        Script script = on.script().init("accept(MQTT)");
        Head head = head(script, script.handshake().with("Sec-WebSocket-Protocol", "mqtt, MQTT"));
        assertThat(head.all("sec-websocket-protocol")).containsExactly("MQTT");
    }

    @Test
    void answersNoSubprotocolWhereNoneIsChosen() {
        Script script = on.script();
        Head head = head(script, script.handshake().with("Sec-WebSocket-Protocol", "foo, bar"));
        assertThat(head.status()).isEqualTo(101);
        assertThat(head.headers()).doesNotContainKey("sec-websocket-protocol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stomp", "MQTT"})
    void answers500ToASubprotocolThatWasNotOffered(String offered) {
        Script script = on.script().init("accept(mqtt)");
        Handshake handshake = script.handshake();
        if (!offered.isEmpty()) {
            handshake.with("Sec-WebSocket-Protocol", offered);
        }
        assertThat(head(script, handshake).status()).isEqualTo(500);
        script.expect("init", "terminate error(closed)");
    }

    @Test
    void sendsTheHandlersHeadersAndCookiesWithTheUpgrade() {
        Script script = on.script().init("accept(mqtt);header(X-A:1);header(X-A:2);cookie(a=b);cookie(c=d)");
        Head head = head(script, script.handshake().with("Sec-WebSocket-Protocol", "mqtt"));
        assertThat(head.status()).isEqualTo(101);
        assertThat(head.all("x-a")).containsExactly("1", "2");
        assertThat(head.all("set-cookie")).containsExactly("a=b", "c=d");
        assertThat(head.header("sec-websocket-protocol")).isEqualTo("mqtt");
    }

    @Test
    void refusesAsTheHandlerSays() {
        Script script = on.script().init("refuse(400:body text);header(X-A:1);cookie(a=b)");
        try (RawClient client = script.connect()) {
            Head head = client.send(script.handshake().bytes()).head();
            assertThat(head.status()).isEqualTo(400);
            assertThat(head.header("x-a")).isEqualTo("1");
            assertThat(head.header("set-cookie")).isEqualTo("a=b");
            assertThat(client.body(head)).isEqualTo("body text");
        }
        script.expect("init", "terminate normal");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 503})
    void refusesWithAnyStatusAndNoBody(int status) {
        Script script = on.script().init("refuse(" + status + ")");
        try (RawClient client = script.connect()) {
            Head head = client.send(script.handshake().bytes()).head();
            assertThat(head.status()).isEqualTo(status);
            assertThat(client.body(head)).isEmpty();
        }
        script.expect("init", "terminate normal");
    }

    @Test
    void terminatesNoRefusalWithoutAState() {
        Script script = on.script().init("refuse(401);stateless");
        assertThat(head(script, script.handshake()).status()).isEqualTo(401);
        script.expect("init");
    }

    @Test
    void answersAsPlainHttp() {
        Script script = on.script().init("plain");
        try (RawClient client = script.connect()) {
            Head head = client.send(script.handshake().bytes()).head();
            assertThat(head.status()).isEqualTo(200);
            assertThat(client.body(head)).isEqualTo("plain");
        }
        script.expect("init", "terminate normal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "null"})
    void answers500WithoutTheCauseWhereInitFails(String command) {
        Script script = on.script().init(command);
        try (RawClient client = script.connect()) {
            Head head = client.send(script.handshake().bytes()).head();
            assertThat(head.status()).isEqualTo(500);
            assertThat(client.body(head)).doesNotContain("asked to throw", "Exception", "dev.vaquero");
        }
        script.expect("init");
    }

    @Test
    void refusesOptionsThatAreWrong() {
        Script script = on.script().opts("maxframe(-1)");
        assertThat(head(script, script.handshake()).status()).isEqualTo(500);
        script.expect("init");
    }
}
