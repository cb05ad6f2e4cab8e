package dev.vaquero.it;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the peer must not send, and how it is told. */
@OnEveryContainer
final class ProtocolErrorIT {
    private static final String MASK = "37 fa 21 3d";

    private final Setting on;

    ProtocolErrorIT(Setting on) {
        this.on = on;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an unmasked text, 81 01 61",
        "an unmasked ping, 89 00",
        "an unmasked close, 88 02 03 e8",
        "RSV1 without an extension, c1 80 37 fa 21 3d",
        "RSV2, a1 80 37 fa 21 3d",
        "RSV3, 91 80 37 fa 21 3d",
        "RSV1 on a ping, c9 80 37 fa 21 3d",
        "RSV1 on a close, c8 80 37 fa 21 3d",
        "opcode 3, 83 80 37 fa 21 3d",
        "opcode 4, 84 80 37 fa 21 3d",
        "opcode 7, 87 80 37 fa 21 3d",
        "opcode 11, 8b 80 37 fa 21 3d",
        "opcode 15, 8f 80 37 fa 21 3d",
        "a ping in fragments, 09 80 37 fa 21 3d",
        "a pong in fragments, 0a 80 37 fa 21 3d",
        "a close in fragments, 08 80 37 fa 21 3d",
        "a ping of 126 bytes, 89 fe 00 7e 37 fa 21 3d",
        "a pong of 65536 bytes, 8a ff 00 00 00 00 00 01 00 00 37 fa 21 3d",
        "a close of 126 bytes, 88 fe 00 7e 37 fa 21 3d",
        "a continuation first, 80 80 37 fa 21 3d",
        "a continuation first that goes on, 00 80 37 fa 21 3d",
        "a text inside a text, 01 80 37 fa 21 3d 81 80 37 fa 21 3d",
        "a binary inside a text, 01 80 37 fa 21 3d 82 80 37 fa 21 3d",
        "a text inside a binary, 02 80 37 fa 21 3d 81 80 37 fa 21 3d",
        "a continuation after the end, 81 80 37 fa 21 3d 80 80 37 fa 21 3d",
        "length 5 in two bytes, 81 fe 00 05 37 fa 21 3d",
        "length 5 in eight bytes, 81 ff 00 00 00 00 00 00 00 05 37 fa 21 3d",
        "length 65535 in eight bytes, 81 ff 00 00 00 00 00 00 ff ff 37 fa 21 3d",
        "a length with its highest bit set, 81 ff 80 00 00 00 00 00 00 05 37 fa 21 3d",
        "a close of one byte, 88 81 37 fa 21 3d 34"
    })
    void closesBrokenFramesWith1002(String what, String hex) {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.bytes(hex)).expect("88 02 03 ea");
            script.expectEnd("error(badframe)");
            client.expectGone(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1012, 1013, 1014, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
    void closesInvalidCloseCodesWith1002(int code) {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.close(code, "")).expect("88 02 03 ea");
            script.expect("init", "websocketInit", "terminate error(badframe)");
            client.expectGone(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "c0 80",
                "c1 bf",
                "ed a0 80",
                "f4 90 80 80",
                "f5 80 80 80",
                "e0 80 80",
                "f0 80 80 80",
                "80",
                "e2 82 28",
                "61 c3"
            })
    void closesTextThatIsNotUtf8With1007(String hex) {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.frame(Wire.TEXT, Wire.bytes(hex))).expect("88 02 03 ef");
            script.expect("init", "websocketInit", "terminate error(badencoding)");
            client.expectGone(Duration.ofSeconds(5));
        }
    }

    @Test
    void noticesBadTextInTheFirstFragment() {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.frame(0x01, (byte) 'a', (byte) 0xff)).expect("88 02 03 ef");
            script.expectEnd("error(badencoding)");
        }
    }

    @Test
    void noticesBadTextInTheMiddleOfAFrame() {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.header(Wire.TEXT, 1000), Wire.mask((byte) 'a', (byte) 0xff))
                    .expect("88 02 03 ef");
            script.expectEnd("error(badencoding)");
        }
    }

    @Test
    void noticesACharacterThatTheLastFragmentLeavesIncomplete() {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.frame(0x01, Wire.bytes("e2 82"))).expectNothing();
            client.send(Wire.frame(0x80)).expect("88 02 03 ef");
            script.expectEnd("error(badencoding)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "61 c3", "ed a0 80"})
    void closesACloseReasonThatIsNotUtf8With1007(String hex) {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.frame(Wire.CLOSE, Wire.join(Wire.bytes("03 e8"), Wire.bytes(hex))))
                    .expect("88 02 03 ef");
            script.expect("init", "websocketInit", "terminate error(badencoding)");
        }
    }

    @Test
    void passesAnyBytesWhereTextIsNotChecked() {
        Script script = on.script().opts("validateutf8(false)").handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.frame(Wire.TEXT, (byte) 0xff)).expect("81 01 ff");
            client.send(Wire.frame(Wire.CLOSE, Wire.bytes("03 e8 ff"))).expect("88 02 03 e8");
            client.expectEnd();
            script.expectEnd("remote(1000,\ufffd)");
        }
    }

    @Test
    void keepsTheFramesBeforeABrokenOne() {
        Script script = on.script().handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.text("a"), Wire.text("b"), Wire.bytes("83 80" + MASK), Wire.text("c"));
            client.expect("81 01 61 81 01 62 88 02 03 ea");
            script.expect("init", "websocketInit", "handle text a", "handle text b", "terminate error(badframe)");
        }
    }

    @Test
    void answersACloseBehindHalfACharacter() {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.frame(0x01, Wire.bytes("e2 82")), Wire.close(4000, "bye"))
                    .expect("88 02 0f a0");
            client.expectEnd();
            script.expectEnd("remote(4000,bye)");
        }
    }

    @Test
    void answersAnEmptyCloseBehindHalfACharacter() {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.frame(0x01, Wire.bytes("e2 82")), Wire.close()).expect("88 00");
            client.expectEnd();
            script.expectEnd("remote");
        }
    }
}
