package dev.vaquero.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the peer's end is answered and told. */
@OnEveryContainer
final class RemoteCloseIT {
    private final Setting on;

    RemoteCloseIT(Setting on) {
        this.on = on;
    }

    @Test
    void answersAnEmptyCloseEmpty() {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.close()).expect("88 00").expectEnd();
            script.expect("init", "websocketInit", "terminate remote");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
    void answersWithTheSameCode(int code) {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.close(code, "")).expect(Wire.plainClose(code)).expectEnd();
            script.expect("init", "websocketInit", "terminate remote(" + code + ",)");
        }
    }

    @Test
    void answersWithTheCodeButNotTheReason() {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.close(4000, "bye")).expect("88 02 0f a0").expectEnd();
            script.expect("init", "websocketInit", "terminate remote(4000,bye)");
        }
    }

    @Test
    void tellsAReasonOf123BytesBeyondAscii() {
        String reason = "\u20ac".repeat(41);
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.close(4000, reason)).expect("88 02 0f a0").expectEnd();
            script.expectEnd("remote(4000," + reason + ")");
        }
    }

    @Test
    void handlesTheFramesBeforeTheCloseAndNoneBehindIt() {
        Script script = on.script().handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.text("a"), Wire.close(4001, ""), Wire.text("b"), Wire.bytes("ff ff"));
            client.expect("81 01 61 88 02 0f a1");
            script.expect("init", "websocketInit", "handle text a", "terminate remote(4001,)");
        }
    }

    @Test
    void dropsMessagesThatWaitBehindTheClose() {
        Script script = on.script().handle("sleep(400);self(late)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("a"), Wire.close());
            client.expect("88 00");
            script.expect("init", "websocketInit", "handle text a", "terminate remote");
        }
    }

    @Test
    void tellsOfAnEndWithoutAClose() throws java.io.IOException {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.expectNothing().socket().shutdownOutput();
            script.expect("init", "websocketInit", "handle ping quiet?", "terminate error(closed)");
            client.expectEnd();
        }
    }

    @Test
    void tellsOfAResetInTheMiddleOfAMessage() {
        Script script = on.script();
        RawClient client = script.open();
        client.send(Wire.header(Wire.TEXT, 100), Wire.mask(Wire.utf8("half"))).reset();
        script.expect("init", "websocketInit", "terminate error(closed)");
    }

    @Test
    void tellsOfAnEndBetweenFragments() {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.frame(0x01, Wire.utf8("half"))).expectNothing();
        }
        script.expectEnd("error(closed)");
    }

    @Test
    void tellsOfAnEndRightBehindTheHandshake() {
        Script script = on.script();
        script.open().reset();
        script.expectEnd("error(closed)");
    }
}
