package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.it.container.Container;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** permessage-deflate, RFC 7692. */
@OnEveryContainer
final class CompressionIT {
    private static final String HELLO = "c1 07 f2 48 cd c9 c9 07 00";
    private static final String HELLO_AGAIN = "c1 05 f2 00 11 00 00";

    private final Setting on;

    CompressionIT(Setting on) {
        this.on = on;
    }

    private Head answer(String opts, String offer) {
        Script script = on.script().opts(opts);
        try (RawClient client = script.connect()) {
            client.send(
                    script.handshake().with("Sec-WebSocket-Extensions", offer).bytes());
            Head head = client.head();
            assertThat(head.status()).isEqualTo(101);
            return head;
        }
    }

    private RawClient open(Script script, String offer) {
        RawClient client = script.connect();
        client.send(script.handshake().with("Sec-WebSocket-Extensions", offer).bytes());
        assertThat(client.head().header("sec-websocket-extensions")).startsWith("permessage-deflate");
        return client;
    }

    private RawClient open(Script script) {
        return open(script, "permessage-deflate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "permessage-deflate > permessage-deflate",
                "permessage-deflate; client_max_window_bits > permessage-deflate; client_max_window_bits=15",
                "permessage-deflate; client_max_window_bits=10 > permessage-deflate; client_max_window_bits=10",
                "permessage-deflate; foo, permessage-deflate; client_no_context_takeover"
                        + " > permessage-deflate; client_no_context_takeover",
                "permessage-deflate; server_no_context_takeover > permessage-deflate; server_no_context_takeover",
                "permessage-deflate; server_max_window_bits=10, permessage-deflate > permessage-deflate",
                "permessage-deflate; server_max_window_bits=15 > permessage-deflate; server_max_window_bits=15",
                "permessage-deflate; client_max_window_bits=7, permessage-deflate > permessage-deflate",
                "permessage-deflate; server_no_context_takeover; server_no_context_takeover, permessage-deflate"
                        + " > permessage-deflate",
                "permessage-deflate; client_no_context_takeover=1, permessage-deflate > permessage-deflate",
                "x-foo, permessage-deflate > permessage-deflate"
            })
    void takesTheFirstOfferThatItCan(String offer, String answer) {
        String got = answer("compress", offer).header("sec-websocket-extensions");
        List<String> expected = new ArrayList<>(List.of(answer.split("; *")));
        if (on.container() == Container.JETTY_12_0) {
            expected.removeIf(parameter -> parameter.contains("max_window_bits"));
        }
        assertThat(Arrays.asList(got.split("; *"))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; foo",
                "permessage-deflate; server_max_window_bits=10",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; client_max_window_bits=16",
                "x-foo"
            })
    void goesWithoutWhereItCannot(String offer) {
        assertThat(answer("compress", offer).headers()).doesNotContainKey("sec-websocket-extensions");
    }

    @Test
    void goesWithoutWhereItIsNotAskedFor() {
        assertThat(answer("", "permessage-deflate").headers()).doesNotContainKey("sec-websocket-extensions");
        Script script = on.script().opts("compress").handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.text("Hello")).expect(Wire.plainText("Hello"));
        }
    }

    @Test
    void keepsTheWindowBetweenMessages() {
        Script script = on.script().opts("compress").handle("echo");
        try (RawClient client = open(script)) {
            client.send(Wire.text("Hello")).expect(HELLO);
            client.send(Wire.text("Hello")).expect(HELLO_AGAIN);
        }
    }

    @Test
    void dropsTheWindowBetweenMessagesWhereAskedTo() {
        Script script = on.script().opts("compress").handle("echo");
        try (RawClient client = open(script, "permessage-deflate; server_no_context_takeover")) {
            client.send(Wire.text("Hello")).expect(HELLO);
            client.send(Wire.text("Hello")).expect(HELLO);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "server-takeover=false, server_no_context_takeover",
        "client-takeover=false, client_no_context_takeover",
        "'server-takeover=false,client-takeover=false', server_no_context_takeover client_no_context_takeover"
    })
    void saysWhichWindowsTheOptionsDoNotKeep(String deflate, String parameters) {
        String got = answer("compress;deflate(" + deflate + ")", "permessage-deflate")
                .header("sec-websocket-extensions");
        List<String> wanted = new ArrayList<>(List.of(parameters.split(" ")));
        wanted.add("permessage-deflate");
        assertThat(Arrays.asList(got.split("; *"))).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void dropsTheWindowBetweenMessagesWhereTheOptionsSaySo() {
        Script script =
                on.script().opts("compress;deflate(server-takeover=false)").handle("echo");
        try (RawClient client = open(script)) {
            client.send(Wire.text("Hello")).expect(HELLO);
            client.send(Wire.text("Hello")).expect(HELLO);
        }
    }

    @Test
    void leavesMessagesBelowTheThresholdUncompressed() {
        Script script = on.script().opts("compress;deflate(threshold=5)").handle("echo");
        try (RawClient client = open(script)) {
            client.send(Wire.text("Hell")).expect(Wire.plainText("Hell"));
            client.send(Wire.text("Hello")).expect(HELLO);
        }
    }

    @Test
    void compressesAsTheLevelSays() throws DataFormatException {
        byte[] message = "a longer text that is told twice, ".repeat(20).getBytes(StandardCharsets.UTF_8);
        List<Integer> lengths = new ArrayList<>();
        for (String level : List.of("0", "9")) {
            Script script =
                    on.script().opts("compress;deflate(level=" + level + ")").handle("echo");
            try (RawClient client = open(script);
                    Deflate deflate = new Deflate()) {
                client.send(Wire.frame(Wire.BINARY, message));
                byte[] frame = Wire.bytes(client.frame());
                lengths.add(frame.length);
                int header = (frame[1] & 0x7f) == 126 ? 4 : 2;
                assertThat(deflate.inflate(Arrays.copyOfRange(frame, header, frame.length)))
                        .isEqualTo(message);
            }
        }
        assertThat(lengths.get(0)).isGreaterThan(message.length);
        assertThat(lengths.get(1)).isLessThan(message.length / 5);
    }

    @Test
    void inflatesWithTheClientsWindow() {
        Script script = on.script().opts("compress").handle("deflate(false);echo");
        try (RawClient client = open(script)) {
            client.send(Wire.frame(0xc1, Wire.bytes("f2 48 cd c9 c9 07 00"))).expect(Wire.plainText("Hello"));
            client.send(Wire.frame(0xc1, Wire.bytes("f2 00 11 00 00"))).expect(Wire.plainText("Hello"));
        }
    }

    @Test
    void compressesEmptyMessages() {
        Script script = on.script().opts("compress").handle("echo");
        try (RawClient client = open(script)) {
            client.send(Wire.text("")).expect("c1 01 00");
            client.send(Wire.frame(0xc1, (byte) 0)).expect("c1 01 00");
        }
    }

    @Test
    void leavesControlFramesAlone() {
        Script script = on.script().opts("compress").handle("echo");
        try (RawClient client = open(script)) {
            client.send(Wire.ping("p")).expect("8a 01 70 89 01 70");
            client.send(Wire.close(4000, "bye")).expect("88 02 0f a0");
            script.expectEnd("remote(4000,bye)");
        }
    }

    @Test
    void switchesForTheFramesThatFollow() {
        Script script = on.script().opts("compress");
        try (RawClient client = open(script)) {
            client.send(on.ask("deflate(false);text(Hello);deflate(true);text(Hello)"));
            client.expect(Wire.plainText("Hello") + HELLO);
        }
    }

    @Test
    void switchesNothingWhereNothingWasAgreed() {
        try (RawClient client = on.script().handle("deflate(true);echo").open()) {
            client.send(Wire.text("Hello")).expect(Wire.plainText("Hello"));
        }
    }

    @Test
    void answersAPingInsideACompressedMessageWithItsOwnBytes() {
        Script script = on.script().opts("compress").handle("deflate(false);echo");
        byte[] hello = Wire.bytes("f2 48 cd c9 c9 07 00");
        try (RawClient client = open(script)) {
            client.send(Wire.frame(0x41, Arrays.copyOf(hello, 3)), Wire.ping("p"))
                    .expect("8a 01 70 89 01 70");
            client.send(Wire.frame(0x80, Arrays.copyOfRange(hello, 3, 7))).expect(Wire.plainText("Hello"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RSV1 on a ping, c9 81 37 fa 21 3d 00",
        "RSV1 on an empty ping, c9 80 37 fa 21 3d",
        "RSV1 on a close, c8 80 37 fa 21 3d",
        "RSV1 on a continuation of a plain message, 01 80 37 fa 21 3d c0 80 37 fa 21 3d",
        "RSV1 on a continuation of a compressed message, 41 80 37 fa 21 3d c0 80 37 fa 21 3d",
        "RSV2, e1 80 37 fa 21 3d"
    })
    void refusesReservedBits(String what, String hex) {
        Script script = on.script().opts("compress");
        try (RawClient client = open(script)) {
            client.send(Wire.bytes(hex)).expect("88 02 03 ea");
            script.expectEnd("error(badframe)");
        }
    }

    @Test
    void refusesWhatCannotBeInflated() {
        Script script = on.script().opts("compress");
        try (RawClient client = open(script)) {
            client.send(Wire.frame(0xc1, Wire.bytes("ff ff ff ff ff ff"))).expect("88 02 03 ea");
            script.expectEnd("error(badframe)");
        }
    }

    @Test
    void limitsTheInflatedSize() {
        Script script = on.script().opts("compress");
        try (RawClient client = open(script);
                Deflate deflate = new Deflate()) {
            client.send(Wire.frame(0xc2, deflate.deflate(new byte[50_000_000]))).expect("88 02 03 f1");
            script.expectEnd("error(badsize)");
        }
    }

    @Test
    void passesAnInflatedMessageOfExactlyTheLimit() {
        Script script = on.script().opts("compress;maxframe(5000)").handle("deflate(false);echo");
        try (RawClient client = open(script);
                Deflate deflate = new Deflate()) {
            client.send(Wire.frame(0xc2, deflate.deflate(new byte[5000])))
                    .expect(Wire.plain(Wire.BINARY, new byte[5000]));
            client.send(Wire.frame(0xc2, deflate.deflate(new byte[5001]))).expect("88 02 03 f1");
        }
    }

    @Test
    void checksInflatedText() {
        Script script = on.script().opts("compress");
        try (RawClient client = open(script);
                Deflate deflate = new Deflate()) {
            client.send(Wire.frame(0xc1, deflate.deflate((byte) 'a', (byte) 0xff)))
                    .expect("88 02 03 ef");
            script.expectEnd("error(badencoding)");
        }
    }

    @Test
    void acceptsEveryKindOfDeflateBlock() {
        Script script = on.script().opts("compress").handle("deflate(false);echo");
        try (RawClient client = open(script, "permessage-deflate; client_no_context_takeover")) {
            client.send(Wire.frame(0xc1, Wire.bytes("00 05 00 fa ff 48 65 6c 6c 6f 00")))
                    .expect(Wire.plainText("Hello"));
            client.send(Wire.frame(0xc1, Wire.bytes("f3 48 cd c9 c9 07 00 00"))).expect(Wire.plainText("Hello"));
            client.send(Wire.frame(0xc1, Wire.bytes("f2 48 05 00 00 00 ff ff ca c9 c9 07 00")))
                    .expect(Wire.plainText("Hello"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 126, 1000, 65_536, 300_000, 900_000})
    void echoesMessagesOfAnyLength(int length) throws DataFormatException {
        byte[] message = new byte[length];
        new Random(length).nextBytes(message);
        Script script = on.script().anonymous().opts("compress").handle("echo");
        try (RawClient client = open(script);
                Deflate deflate = new Deflate()) {
            for (int i = 0; i < 3; i++) {
                message[0] = (byte) i;
                byte[] payload = deflate.deflate(message);
                int cut = payload.length / 2;
                client.send(Wire.frame(0x42, Arrays.copyOf(payload, cut)));
                client.send(Wire.frame(0x80, Arrays.copyOfRange(payload, cut, payload.length)));
                assertThat(inflated(client, deflate)).isEqualTo(message);
            }
        }
    }

    /** Reads one compressed binary frame. */
    private static byte[] inflated(RawClient client, Deflate deflate) throws DataFormatException {
        byte[] frame = Wire.bytes(client.frame());
        assertThat(frame[0]).isEqualTo((byte) 0xc2);
        int header = (frame[1] & 0x7f) == 126 ? 4 : (frame[1] & 0x7f) == 127 ? 10 : 2;
        return deflate.inflate(Arrays.copyOfRange(frame, header, frame.length));
    }
}
