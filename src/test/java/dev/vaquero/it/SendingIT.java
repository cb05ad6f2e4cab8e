package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands put on the wire. */
@OnEveryContainer
final class SendingIT {
    private static final String ALL = "text(a);binary(00ff);ping(p);pong(q);text();binary();ping;pong";
    private static final String ALL_BYTES = "81 01 61 82 02 00 ff 89 01 70 8a 01 71 81 00 82 00 89 00 8a 00";

    private final Setting on;

    SendingIT(Setting on) {
        this.on = on;
    }

    @Test
    void sendsAnyFramesFromAnyCallbackInOrder() {
        Script script = on.script().winit(ALL).handle(ALL).info(ALL);
        try (RawClient client = script.open()) {
            client.expect(ALL_BYTES);
            client.send(Wire.text("x")).expect(ALL_BYTES);
            script.send("m");
            client.expect(ALL_BYTES);
        }
    }

    @Test
    void sendsNothingWhereNothingIsAsked() {
        try (RawClient client = on.script().open()) {
            client.send(Wire.text("a"), Wire.binary((byte) 1)).expectNothing();
        }
    }

    @Test
    void sendsWhatWebsocketInitReturnsFirstThenAnswersItsMessagesThenEarlyFrames() {
        Script script =
                on.script().winit("text(1);self(m);ping(2)").handle("echo").info("echo");
        try (RawClient client = script.connect()) {
            client.send(script.handshake().bytes(), Wire.text("e"));
            assertThat(client.head().status()).isEqualTo(101);
            client.expect(Wire.plainText("1") + "89 01 32" + Wire.plainText("m") + Wire.plainText("e"));
        }
    }

    @Test
    void runsTheScriptThatAFrameBrings() {
        try (RawClient client = on.script().handle("echo").open()) {
            client.send(on.ask("text(a);ping(b)")).expect("81 01 61 89 01 62");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "close, 88 00",
        "close(1000:bye), 88 05 03 e8 62 79 65",
        "close(4000), 88 02 0f a0",
        "close(1012:later), 88 07 03 f4 6c 61 74 65 72",
        "stop, 88 02 03 e8"
    })
    void closesAsAsked(String command, String hex) {
        for (String callback : new String[] {"winit", "handle", "info"}) {
            Script script = on.script();
            RawClient client = closing(script, callback, "text(1);" + command + ";text(2);garbage");
            try (client) {
                client.expect("81 01 31").expectClose(hex);
                script.expectEnd("stop");
            }
        }
    }

    private RawClient closing(Script script, String callback, String commands) {
        switch (callback) {
            case "winit" -> {
                return script.winit(commands).open();
            }
            case "handle" -> {
                return script.handle(commands).open().send(Wire.text("x"));
            }
            default -> {
                RawClient client = script.info(commands).open();
                script.send("m");
                return client;
            }
        }
    }

    @Test
    void sendsAReasonOf123Bytes() {
        String reason = "r".repeat(123);
        try (RawClient client = on.script().handle("close(4999:" + reason + ")").open()) {
            client.send(Wire.text("x"));
            client.expectClose(Wire.plain(Wire.CLOSE, Wire.join(Wire.bytes("13 87"), Wire.utf8(reason))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"close(1005)", "close(1006)", "close(999)", "close(1015)", "close(2999)", "close(5000)"})
    void refusesCloseCodesThatMustNotBeSent(String command) {
        Script script = on.script().handle("text(1);" + command);
        try (RawClient client = script.open()) {
            client.send(Wire.text("x")).expectClose("88 02 03 f3");
            script.expectEnd("crash(java.lang.IllegalArgumentException)");
        }
    }

    @Test
    void refusesControlFramesThatAreTooLong() {
        for (String command : new String[] {
            "ping(" + "p".repeat(126) + ")", "pong(" + "p".repeat(126) + ")", "close(4000:" + "r".repeat(124) + ")"
        }) {
            Script script = on.script().handle("text(1);" + command);
            try (RawClient client = script.open()) {
                client.send(Wire.text("x")).expectClose("88 02 03 f3");
                script.expectEnd("crash(java.lang.IllegalArgumentException)");
            }
        }
    }

    @Test
    void sendsTextBeyondAscii() {
        try (RawClient client = on.script()
                .handle("text(gr\u00fc\u00df dich \u20ac \ud83d\ude00)")
                .open()) {
            client.send(Wire.text("x")).expect(Wire.plainText("gr\u00fc\u00df dich \u20ac \ud83d\ude00"));
        }
    }

    @Test
    void sendsFromAMessageWhileNothingIsReceived() {
        Script script = on.script().info("echo");
        try (RawClient client = script.open()) {
            for (int i = 0; i < 20; i++) {
                script.send("m" + i);
                client.expect(Wire.plainText("m" + i), Duration.ofSeconds(5));
            }
        }
    }
}
