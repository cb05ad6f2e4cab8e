package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches {@code websocketHandle}, and in which order. */
@OnEveryContainer
final class ReceivingIT {
    private final Setting on;

    ReceivingIT(Setting on) {
        this.on = on;
    }

    @Test
    void joinsAFrameThatComesByteByByte() {
        Script script = on.script().handle("echo");
        try (RawClient client = script.open()) {
            client.sendSlowly(Wire.text("Hello")).expect("81 05 48 65 6c 6c 6f").expectNothing();
        }
        assertThat(script.lines())
                .filteredOn(line -> line.startsWith("handle text"))
                .containsExactly("handle text Hello");
    }

    @Test
    void answersPingsAndHandsOnEveryPingAndPongInOrder() {
        Script script = on.script();
        try (RawClient client = script.open()) {
            client.send(Wire.ping(""), Wire.ping("hi"), Wire.pong(""), Wire.pong("x"));
            client.expect("8a 00 8a 02 68 69");
            script.expect("init", "websocketInit", "handle ping", "handle ping hi", "handle pong", "handle pong x");
        }
    }

    @Test
    void answersAPingBeforeTheHandlerSeesIt() {
        Script script = on.script().handle("sleep(2000)");
        try (RawClient client = script.open()) {
            client.send(Wire.ping("now")).expect("8a 03 6e 6f 77", Duration.ofMillis(1500));
        }
    }

    @Test
    void handsOnEmptyMessages() {
        Script script = on.script().handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.text(""), Wire.binary()).expect("81 00 82 00");
            script.expect("init", "websocketInit", "handle text", "handle binary");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 125, 126, 127, 65_535, 65_536, 100_000, 1_000_000})
    void echoesMessagesOfAnyLength(int length) {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) 'a');
        payload[length - 1] = 'z';
        try (RawClient client = on.script().handle("echo").open()) {
            client.send(Wire.frame(Wire.BINARY, payload)).expect(Wire.plain(Wire.BINARY, payload));
            client.send(Wire.frame(Wire.TEXT, payload)).expect(Wire.plain(Wire.TEXT, payload));
        }
    }

    @Test
    void joinsFragments() {
        Script script = on.script().handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.frame(0x01, Wire.utf8("Hel")), Wire.frame(0x00, Wire.utf8("lo ")));
            client.send(Wire.frame(0x80, Wire.utf8("you"))).expect(Wire.plainText("Hello you"));
            client.send(Wire.frame(0x02, (byte) 1), Wire.frame(0x00), Wire.frame(0x80, (byte) 2))
                    .expect("82 02 01 02");
            client.send(Wire.frame(0x01), Wire.frame(0x80)).expect("81 00");
        }
    }

    @Test
    void joinsACharacterThatIsSplitBetweenFragmentsAndSegments() {
        byte[] euro = Wire.utf8("\u20ac");
        try (RawClient client = on.script().handle("echo").open()) {
            client.send(Wire.frame(0x01, euro[0]), Wire.frame(0x00, euro[1]), Wire.frame(0x80, euro[2]));
            client.expect(Wire.plainText("\u20ac"));
            client.sendSlowly(Wire.text("\ud83d\ude00")).expect(Wire.plainText("\ud83d\ude00"));
        }
    }

    @Test
    void handlesControlFramesBetweenFragmentsAtOnce() {
        Script script = on.script().handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.frame(0x01, Wire.utf8("a")), Wire.ping("p")).expect("8a 01 70 89 01 70");
            client.send(Wire.frame(0x00, Wire.utf8("b")), Wire.pong("q")).expect("8a 01 71");
            client.send(Wire.frame(0x80, Wire.utf8("c"))).expect(Wire.plainText("abc"));
            script.expect("init", "websocketInit", "handle ping p", "handle pong q", "handle text abc");
        }
    }

    @Test
    void keepsFramesThatComeWithTheHandshake() {
        Script script = on.script().handle("echo");
        try (RawClient client = script.connect()) {
            client.send(script.handshake().bytes(), Wire.text("early"), Wire.ping("bird"));
            assertThat(client.head().status()).isEqualTo(101);
            client.expect(Wire.plainText("early") + "8a 04 62 69 72 64 89 04 62 69 72 64");
        }
    }

    @Test
    void handsOnMessagesBetweenFragments() {
        Script script = on.script().handle("echo").info("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.frame(0x01, Wire.utf8("Hel")), Wire.pong("p")).expect("8a 01 70");
            script.send("between");
            client.expect(Wire.plainText("between"));
            client.send(Wire.frame(0x80, Wire.utf8("lo"))).expect(Wire.plainText("Hello"));
        }
    }

    @Test
    void handsOnMessagesInTheMiddleOfAFrame() {
        Script script = on.script().handle("echo").info("echo");
        try (RawClient client = script.open()) {
            byte[] frame = Wire.text("Hello");
            client.send(Arrays.copyOf(frame, 8));
            script.send("between");
            client.expect(Wire.plainText("between"));
            client.send(Arrays.copyOfRange(frame, 8, frame.length)).expect(Wire.plainText("Hello"));
        }
    }

    @Test
    void handlesTheFramesOfOneSegmentBeforeMessages() {
        Script script = on.script().handle("self(m)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("1"), Wire.text("2"), Wire.text("3"));
            script.expect(
                    "init",
                    "websocketInit",
                    "handle text 1",
                    "handle text 2",
                    "handle text 3",
                    "info m",
                    "info m",
                    "info m");
        }
    }

    @Test
    void handlesMessagesBetweenSegments() {
        Script script = on.script().handle("self(m)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("1"));
            script.expect("init", "websocketInit", "handle text 1", "info m");
            client.send(Wire.text("2"));
            script.expect("init", "websocketInit", "handle text 1", "info m", "handle text 2", "info m");
        }
    }

    @Test
    void handlesAFloodOfFramesInOrder() {
        int count = 2_000;
        byte[][] frames = new byte[count][];
        StringBuilder wanted = new StringBuilder();
        for (int i = 0; i < count; i++) {
            frames[i] = Wire.text("n" + i);
            wanted.append(Wire.plainText("n" + i));
        }
        try (RawClient client = on.script().handle("echo").open()) {
            client.send(frames).expect(wanted.toString());
        }
    }

    @Test
    void passesStateFromCallbackToCallback() {
        Script script = on.script().handle("self(m)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("1"), Wire.text("2"));
            script.awaitEvents(6);
            client.send(Wire.close()).expect("88 00");
            assertThat(script.ended()).extracting(Event::state).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }
}
