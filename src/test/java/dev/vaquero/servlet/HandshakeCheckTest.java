package dev.vaquero.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeCheckTest {
    @Test
    void acceptsTheHandshakeOfTheRfc() {
        FakeRequest request = FakeRequest.handshake();

        assertThat(HandshakeCheck.upgrade(request.request())).isTrue();
        assertThat(HandshakeCheck.refusal(request.request())).isNull();
    }

    @Test
    void findsTokensInAnyCaseAndAnyOfSeveralHeaders() {
        FakeRequest request = FakeRequest.handshake()
                .without("Upgrade")
                .header("Upgrade", "h2c, WebSocket")
                .without("Connection")
                .header("Connection", "keep-alive")
                .header("Connection", "UPGRADE");

        assertThat(HandshakeCheck.upgrade(request.request())).isTrue();
        assertThat(HandshakeCheck.refusal(request.request())).isNull();
    }

    @Test
    void leavesOneProtocolToTheContainer() {
        FakeRequest several = FakeRequest.handshake().without("Upgrade").header("Upgrade", "foo, WebSocket");

        assertThat(OneUpgrade.of(several.request()).getHeader("upgrade")).isEqualTo("websocket");
        assertThat(HandshakeCheck.values(OneUpgrade.of(several.request()), "Upgrade"))
                .containsExactly("websocket");
        assertThat(OneUpgrade.of(several.request()).getHeader("Sec-WebSocket-Version"))
                .isEqualTo("13");
    }

    @Test
    void takesARequestWithoutUpgradeForAPlainOne() {
        assertThat(HandshakeCheck.upgrade(new FakeRequest().request())).isFalse();
        assertThat(HandshakeCheck.upgrade(
                        new FakeRequest().header("Upgrade", "h2c").request()))
                .isFalse();
        assertThat(HandshakeCheck.upgrade(
                        FakeRequest.handshake().with("getProtocol", "HTTP/1.0").request()))
                .isFalse();
    }

    @Test
    void answersAPlainRequestWithWhatIsNeeded() {
        Response answer = HandshakeCheck.upgradeNeeded(new FakeRequest().request());

        assertThat(answer.status()).isEqualTo(426);
        assertThat(answer.headers())
                .contains(
                        Map.entry("Sec-WebSocket-Version", "13"),
                        Map.entry("Upgrade", "websocket"),
                        Map.entry("Connection", "Upgrade"));
    }

    @Test
    void refusesAPost() {
        assertRefused(400, FakeRequest.handshake().with("getMethod", "POST"));
    }

    @Test
    void refusesAHandshakeWhoseConnectionHeaderNamesNoUpgrade() {
        assertRefused(400, FakeRequest.handshake().without("Connection").header("Connection", "keep-alive"));
    }

    @Test
    void refusesOtherVersions() {
        assertRefused(
                426, FakeRequest.handshake().without("Sec-WebSocket-Version").header("Sec-WebSocket-Version", "12"));
        assertRefused(400, FakeRequest.handshake().without("Sec-WebSocket-Version"));
        assertRefused(400, FakeRequest.handshake().header("Sec-WebSocket-Version", "13"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "dGhlIHNhbXBsZSBub25jZQ",
                "dGhlIHNhbXBsZSBub25jZQ=",
                "dGhlIHNhbXBsZSBub25j",
                "dGhlIHNhbXBsZSBub25jZSB4",
                "!GhlIHNhbXBsZSBub25jZQ=="
            })
    void refusesAKeyThatIsNotSixteenBytes(String key) {
        assertRefused(400, FakeRequest.handshake().without("Sec-WebSocket-Key").header("Sec-WebSocket-Key", key));
    }

    @Test
    void refusesAMissingOrRepeatedKey() {
        assertRefused(400, FakeRequest.handshake().without("Sec-WebSocket-Key"));
        assertRefused(400, FakeRequest.handshake().header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "a;", "a b", "permessage-deflate; =", "a;b=\""})
    void refusesMalformedExtensions(String header) {
        assertRefused(400, FakeRequest.handshake().header("Sec-WebSocket-Extensions", header));
    }

    @Test
    void acceptsAConnectOfHttp2() {
        FakeRequest request = new FakeRequest()
                .with("getProtocol", "HTTP/2.0")
                .with("getMethod", "CONNECT")
                .header("Sec-WebSocket-Version", "13");

        assertThat(HandshakeCheck.upgrade(request.request())).isTrue();
        assertThat(HandshakeCheck.refusal(request.request())).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Sec-WebSocket-Version, 12, 426", "X-Other, 13, 400"})
    void answersOverHttp2WithoutHeadersOfTheConnection(String header, String value, int status) {
        FakeRequest request = new FakeRequest()
                .with("getProtocol", "HTTP/2.0")
                .with("getMethod", "CONNECT")
                .header(header, value);

        Response answer = HandshakeCheck.refusal(request.request());

        assertThat(answer).isNotNull();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsExactly(Map.entry("Sec-WebSocket-Version", "13"));
    }

    @Test
    void keepsTheOrderAndSpellingOfMembersOverSeveralHeaders() {
        FakeRequest request = new FakeRequest()
                .header("Sec-WebSocket-Protocol", "Chat.v2, mqtt")
                .header("Sec-WebSocket-Protocol", " foo ,,");

        assertThat(HandshakeCheck.members(request.request(), "Sec-WebSocket-Protocol"))
                .containsExactly("Chat.v2", "mqtt", "foo");
    }

    private static void assertRefused(int status, FakeRequest request) {
        Response answer = HandshakeCheck.refusal(request.request());

        assertThat(answer).isNotNull();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers())
                .contains(
                        Map.entry("Sec-WebSocket-Version", "13"),
                        Map.entry("Upgrade", "websocket"),
                        Map.entry("Connection", "Upgrade"));
    }
}
