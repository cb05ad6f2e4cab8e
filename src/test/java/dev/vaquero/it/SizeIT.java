package dev.vaquero.it;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit on the size of messages. */
@OnEveryContainer
final class SizeIT {
    private static final String TOO_BIG = "88 02 03 f1";

    private final Setting on;

    SizeIT(Setting on) {
        this.on = on;
    }

    @ParameterizedTest
    @ValueSource(ints = {Wire.TEXT, Wire.BINARY, 0x01, 0x02})
    void refusesByTheHeaderAlone(int first) {
        Script script = on.script().opts("maxframe(8)");
        try (RawClient client = script.open()) {
            client.send(Wire.header(first, 9)).expect(TOO_BIG);
            script.expect("init", "websocketInit", "terminate error(badsize)");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 31, 1L << 32, 1L << 62, Long.MAX_VALUE})
    void refusesLengthsBeyondAnyMemory(long length) {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.header(Wire.BINARY, length)).expect(TOO_BIG);
            script.expectEnd("error(badsize)");
        }
    }

    @Test
    void passesAMessageOfExactlyTheLimit() {
        try (RawClient client = on.script().opts("maxframe(8)").handle("echo").open()) {
            client.send(Wire.text("12345678")).expect(Wire.plainText("12345678"));
            client.send(Wire.frame(0x01, Wire.utf8("1234")), Wire.frame(0x80, Wire.utf8("5678")));
            client.expect(Wire.plainText("12345678"));
        }
    }

    @Test
    void addsUpFragments() {
        Script script = on.script().opts("maxframe(8)").handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.frame(0x01, Wire.utf8("12345")), Wire.header(0x80, 5))
                    .expect(TOO_BIG);
            script.expectEnd("error(badsize)");
        }
    }

    @Test
    void leavesControlFramesAlone() {
        Script script = on.script().opts("maxframe(8)");
        byte[] payload = new byte[125];
        Arrays.fill(payload, (byte) 'p');
        try (RawClient client = script.open()) {
            client.send(Wire.frame(Wire.PING, payload)).expect(Wire.plain(Wire.PONG, payload));
            client.send(Wire.close(4000, "longer than eight")).expect("88 02 0f a0");
            script.expectEnd("remote(4000,longer than eight)");
        }
    }

    @Test
    void passesOnlyEmptyMessagesWhereTheLimitIsNought() {
        Script script = on.script().opts("maxframe(0)").handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.text(""), Wire.frame(0x02), Wire.frame(0x80)).expect("81 00 82 00");
            client.send(Wire.header(Wire.TEXT, 1)).expect(TOO_BIG);
            script.expectEnd("error(badsize)");
        }
    }

    @Test
    void isAMillionBytesUnlessToldOtherwise() {
        byte[] payload = new byte[1_000_000];
        Arrays.fill(payload, (byte) 'a');
        Script script = on.script().handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.frame(Wire.TEXT, payload)).expect(Wire.plain(Wire.TEXT, payload));
            client.send(Wire.header(Wire.TEXT, 1_000_001)).expect(TOO_BIG);
            script.expectEnd("error(badsize)");
        }
    }

    @Test
    void canBeLoweredOnAnOpenConnection() {
        Script script = on.script().handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.text("123456789")).expect(Wire.plainText("123456789"));
            client.send(on.ask("maxframe(8);text(ok)")).expect(Wire.plainText("ok"));
            client.send(Wire.text("12345678")).expect(Wire.plainText("12345678"));
            client.send(Wire.header(Wire.TEXT, 9)).expect(TOO_BIG);
            script.expectEnd("error(badsize)");
        }
    }

    @Test
    void canBeRaisedOnAnOpenConnection() {
        try (RawClient client = on.script().opts("maxframe(60)").handle("echo").open()) {
            client.send(on.ask("maxframe(200);text(ok)")).expect(Wire.plainText("ok"));
            byte[] payload = new byte[200];
            client.send(Wire.frame(Wire.BINARY, payload)).expect(Wire.plain(Wire.BINARY, payload));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 31, 1L << 62, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void refusesAContinuationWhoseLengthOverflowsTheSum(long length) {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.frame(0x02, (byte) 1), Wire.header(0x80, length)).expect(TOO_BIG);
            script.expect("init", "websocketInit", "terminate error(badsize)");
        }
    }
}
