package dev.vaquero.internal.codec;

import static dev.vaquero.internal.codec.Wire.FIN;
import static dev.vaquero.internal.codec.Wire.RSV1;
import static dev.vaquero.internal.codec.Wire.hex;
import static dev.vaquero.internal.codec.Wire.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Frame;
import dev.vaquero.Reason.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455, 5, with the bytes arriving whole, one by one, and in odd pieces. */
@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE / 2, 1, 2, 3, 7})
class DecoderTest {
    private static final int MAX = 1_000_000;

    @Parameter
    int step;

    private List<Object> decode(Wire wire) {
        return wire.decode(step, MAX);
    }

    @Test
    void readsTheExampleOfTheRfc() {
        assertThat(decode(new Wire().raw("81 85 37fa213d 7f9f4d5158"))).containsExactly(Frame.text("Hello"));
    }

    @Test
    void readsControlFramesWithAndWithoutPayload() {
        Wire wire = new Wire()
                .frame(FIN | 9)
                .frame(FIN | 9, utf8("hi"))
                .frame(FIN | 10)
                .frame(FIN | 10, new byte[125]);

        assertThat(decode(wire))
                .containsExactly(Frame.ping(), Frame.ping("hi"), Frame.pong(), Frame.Pong.wrap(new byte[125]));
    }

    @Test
    void joinsFragmentsWithControlFramesBetween() {
        Wire wire = new Wire()
                .frame(1, utf8("Hel"))
                .frame(FIN | 9, utf8("?"))
                .frame(0)
                .frame(FIN | 10)
                .frame(FIN, utf8("lo"))
                .text("next");

        assertThat(decode(wire))
                .containsExactly(Frame.ping("?"), Frame.pong(), Frame.text("Hello"), Frame.text("next"));
    }

    @Test
    void joinsACharacterThatIsSplitBetweenFragments() {
        byte[] sign = utf8("\uD83E\uDD20");
        Wire wire = new Wire();
        wire.frame(1, sign[0]).frame(0, sign[1]).frame(0, sign[2]).frame(FIN, sign[3]);

        assertThat(decode(wire)).containsExactly(Frame.text("\uD83E\uDD20"));
    }

    @Test
    void emptyMessagesAreMessages() {
        Wire wire = new Wire().frame(FIN | 1).frame(FIN | 2).frame(1).frame(FIN);

        assertThat(decode(wire)).containsExactly(Frame.text(""), Frame.binary(), Frame.text(""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 100_000})
    void readsEveryFormOfLength(int length) {
        byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);

        assertThat(decode(new Wire().frame(FIN | 2, payload).text("next")))
                .containsExactly(Frame.binary(payload), Frame.text("next"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1003, 1007, 1011, 3000, 4999})
    void takesACloseWithACodeThatMayBeSent(int code) {
        byte[] payload = {(byte) (code >> 8), (byte) code, 'b', 'y', 'e'};

        assertThat(decode(new Wire().frame(FIN | 8, payload).text("dropped")))
                .containsExactly(Frame.close(code, "bye"));
    }

    @Test
    void takesACloseWithoutACode() {
        assertThat(decode(new Wire().frame(FIN | 8))).containsExactly(Frame.close());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1012, 1014, 1015, 2999, 5000, 65_535})
    void refusesACloseWithACodeThatMayNotBeSent(int code) {
        assertThat(decode(new Wire().frame(FIN | 8, (byte) (code >> 8), (byte) code)))
                .containsExactly(Kind.BADFRAME);
    }

    @Test
    void refusesACloseOfOneByte() {
        assertThat(decode(new Wire().frame(FIN | 8, (byte) 3))).containsExactly(Kind.BADFRAME);
    }

    @Test
    void refusesACloseReasonThatIsNotUtf8UnlessItIsNotChecked() {
        Wire wire = new Wire().frame(FIN | 8, hex("03e8 ff"));

        assertThat(decode(wire)).containsExactly(Kind.BADENCODING);
        assertThat(wire.decode(step, MAX, false, null))
                .singleElement()
                .isInstanceOfSatisfying(
                        Frame.Close.class,
                        close -> assertThat(close.reasonBytes().get()).isEqualTo((byte) 0xff));
    }

    @Test
    void refusesACloseReasonThatEndsWithinACharacter() {
        assertThat(decode(new Wire().frame(FIN | 8, hex("03e8 e282")))).containsExactly(Kind.BADENCODING);
    }

    @ParameterizedTest
    @CsvSource({
        "unmasked, 81 05 48656c6c6f",
        "RSV1 without an extension, c1 85 37fa213d 7f9f4d5158",
        "RSV2, a1 80 00000000",
        "RSV3, 91 80 00000000",
        "opcode 3, 83 80 00000000",
        "opcode 7, 87 80 00000000",
        "opcode 11, 8b 80 00000000",
        "opcode 15, 8f 80 00000000",
        "ping in fragments, 09 80 00000000",
        "close in fragments, 08 80 00000000",
        "ping of 126 bytes, 89 fe 007e 00000000",
        "close of 126 bytes, 88 fe 007e 00000000",
        "continuation of nothing, 80 80 00000000",
        "continuation that goes on, 00 80 00000000",
        "16-bit length that fits 7 bits, 82 fe 007d 00000000",
        "64-bit length that fits 16 bits, 82 ff 000000000000ffff 00000000",
        "64-bit length with the top bit, 82 ff 8000000000000000 00000000"
    })
    void refusesWhatBreaksTheProtocol(String what, String bytes) {
        assertThat(decode(new Wire().text("before").raw(bytes)))
                .as(what)
                .containsExactly(Frame.text("before"), Kind.BADFRAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {FIN | 1, FIN | 2, 1, 2, FIN | RSV1})
    void refusesANewMessageWithinFragments(int first) {
        assertThat(decode(new Wire().frame(1, utf8("a")).frame(first, utf8("b"))))
                .containsExactly(Kind.BADFRAME);
    }

    @Test
    void refusesABadHeaderBeforeItsPayload() {
        assertThat(decode(new Wire().raw("83 ff"))).containsExactly(Kind.BADFRAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c0 80", "ed a0 80", "f4 90 80 80", "e2 28 a1", "61 80"})
    void refusesTextThatIsNotUtf8AtItsFirstBadByte(String bytes) {
        assertThat(decode(new Wire().frame(1, hex(bytes)))).containsExactly(Kind.BADENCODING);
        assertThat(decode(new Wire().frame(2, hex(bytes)).frame(FIN))).containsExactly(Frame.binary(hex(bytes)));
        assertThat(new Wire().frame(FIN | 1, hex(bytes)).decode(step, MAX, false, null))
                .containsExactly(Frame.Text.wrap(hex(bytes)));
    }

    @Test
    void refusesTextThatEndsWithinACharacter() {
        assertThat(decode(new Wire().frame(1, hex("e2")).frame(FIN, hex("82")))).containsExactly(Kind.BADENCODING);
    }

    @Test
    void theLimitHoldsForAMessageHoweverItIsCut() {
        byte[] four = new byte[4];
        assertThat(new Wire().frame(FIN | 2, new byte[8]).decode(step, 8)).containsExactly(Frame.binary(new byte[8]));
        assertThat(new Wire().frame(FIN | 2, new byte[9]).decode(step, 8)).containsExactly(Kind.BADSIZE);
        assertThat(new Wire().frame(2, four).frame(FIN, four).decode(step, 8))
                .containsExactly(Frame.binary(new byte[8]));
        assertThat(new Wire().frame(2, new byte[5]).frame(FIN, four).decode(step, 8))
                .containsExactly(Kind.BADSIZE);
        assertThat(new Wire()
                        .frame(2, four)
                        .frame(FIN, four)
                        .frame(FIN | 2, four)
                        .decode(step, 8))
                .hasSize(2);
    }

    @Test
    void theLimitHoldsAtTheHeader() {
        assertThat(new Wire().raw("82 89 00000000").decode(step, 8)).containsExactly(Kind.BADSIZE);
        assertThat(new Wire().raw("82 ff 7fffffffffffffff 00000000").decode(step, 8))
                .containsExactly(Kind.BADSIZE);
    }

    @Test
    void theUsualLimitIsAMillionBytes() {
        assertThat(decode(new Wire().raw("82 ff 00000000000f4240 00000000"))).isEmpty();
        assertThat(decode(new Wire().raw("82 ff 00000000000f4241 00000000"))).containsExactly(Kind.BADSIZE);
    }

    @Test
    void controlFramesAreExemptFromTheLimit() {
        Wire wire = new Wire().frame(FIN | 9, new byte[125]).frame(FIN | 8, hex("03e8 62796562796562"));

        assertThat(wire.decode(step, 0)).containsExactly(Frame.Ping.wrap(new byte[125]), Frame.close(1000, "byebyeb"));
    }

    @Test
    void aLimitOfNothingAllowsEmptyMessages() {
        assertThat(new Wire().frame(FIN | 1).decode(step, 0)).containsExactly(Frame.text(""));
        assertThat(new Wire().text("x").decode(step, 0)).containsExactly(Kind.BADSIZE);
    }

    @Test
    void anInboundFrameOwnsItsBytes() {
        byte[] bytes = new Wire().text("mine").toBytes();
        Wire sink = new Wire();
        Decoder decoder = new Decoder();
        decoder.rules(true, null, MAX, false);
        Frame[] got = new Frame[1];
        decoder.decode(bytes, 0, bytes.length, new FrameSink() {
            @Override
            public boolean onFrame(Frame frame) {
                got[0] = frame;
                return true;
            }

            @Override
            public void onClose(Frame.Close close) {
                sink.onClose(close);
            }

            @Override
            public void onError(Kind kind) {
                sink.onError(kind);
            }
        });

        Arrays.fill(bytes, (byte) 0);

        assertThat(got[0]).isEqualTo(Frame.text("mine"));
    }

    @Test
    void refusesAFragmentWhoseLengthExceedsAllNumbers() {
        Wire wire = new Wire().frame(2, (byte) 1).raw("80 ff 7fffffffffffffff 00000000 0000");

        assertThat(wire.decode(step, 8)).containsExactly(Kind.BADSIZE);
    }
}
