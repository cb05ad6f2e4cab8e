package dev.vaquero.internal.codec;

import static dev.vaquero.internal.codec.Wire.FIN;
import static dev.vaquero.internal.codec.Wire.RSV1;
import static dev.vaquero.internal.codec.Wire.hex;
import static dev.vaquero.internal.codec.Wire.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.DeflateOptions;
import dev.vaquero.Frame;
import dev.vaquero.Reason.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7692, with the bytes arriving whole, one by one, and in odd pieces. */
@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE / 2, 1, 5})
class DeflateTest {
    private static final int MAX = 1_000_000;
    private static final int TEXT = FIN | RSV1 | 1;
    private static final byte[] HELLO = hex("f2 48 cd c9 c9 07 00");

    @Parameter
    int step;

    private List<Object> inflate(Wire wire, boolean takeover) {
        return inflate(wire, takeover, MAX);
    }

    private List<Object> inflate(Wire wire, boolean takeover, int maxSize) {
        Inflation inflation = new Inflation(takeover);
        try {
            return wire.decode(step, maxSize, true, inflation);
        } finally {
            inflation.release();
        }
    }

    @Test
    void readsOneCompressedMessage() {
        assertThat(inflate(new Wire().frame(TEXT, HELLO), true)).containsExactly(Frame.text("Hello"));
    }

    @Test
    void readsFragmentsWithControlFramesBetween() {
        Wire wire = new Wire()
                .frame(RSV1 | 1, hex("f2 48 cd"))
                .frame(FIN | 9, utf8("raw"))
                .frame(0)
                .frame(FIN, hex("c9 c9 07 00"));

        assertThat(inflate(wire, true)).containsExactly(Frame.ping("raw"), Frame.text("Hello"));
    }

    @Test
    void sharesTheWindowBetweenMessagesOrNot() {
        Wire shared = new Wire().frame(TEXT, HELLO).frame(TEXT, hex("f2 00 11 00 00"));
        assertThat(inflate(shared, true)).containsExactly(Frame.text("Hello"), Frame.text("Hello"));
        assertThat(inflate(shared, false)).containsExactly(Frame.text("Hello"), Kind.BADFRAME);
        Wire apart = new Wire().frame(TEXT, HELLO).frame(TEXT, HELLO);
        assertThat(inflate(apart, false)).containsExactly(Frame.text("Hello"), Frame.text("Hello"));
    }

    @Test
    void readsABlockWithoutCompression() {
        assertThat(inflate(new Wire().frame(TEXT, hex("00 05 00 fa ff 48 65 6c 6c 6f 00")), true))
                .containsExactly(Frame.text("Hello"));
    }

    @Test
    void readsAFinalBlockAndGoesOnAfterIt() {
        Wire wire = new Wire()
                .frame(TEXT, hex("f3 48 cd c9 c9 07 00 00"))
                .frame(TEXT, hex("f3 48 cd c9 c9 07 00 00"))
                .frame(TEXT, HELLO);

        assertThat(inflate(wire, true)).containsExactly(Frame.text("Hello"), Frame.text("Hello"), Frame.text("Hello"));
    }

    @Test
    void readsAFinalBlockWithoutAnEmptyOneBehindIt() {
        Wire wire = new Wire().frame(TEXT, hex("f3 48 cd c9 c9 07 00")).frame(TEXT, HELLO);

        assertThat(inflate(wire, true)).containsExactly(Frame.text("Hello"), Frame.text("Hello"));
    }

    @Test
    void readsAFinalBlockBeforeAnEmptyFragment() {
        Wire wire = new Wire()
                .frame(RSV1 | 1, hex("f3 48 cd c9 c9 07 00"))
                .frame(FIN)
                .frame(TEXT, HELLO);

        assertThat(inflate(wire, true)).containsExactly(Frame.text("Hello"), Frame.text("Hello"));
    }

    @Test
    void readsACompressedMessageOfNoBytes() {
        assertThat(inflate(new Wire().frame(TEXT).frame(TEXT, HELLO), true))
                .containsExactly(Frame.text(""), Frame.text("Hello"));
    }

    @Test
    void readsTwoBlocksInOneMessage() {
        assertThat(inflate(new Wire().frame(TEXT, hex("f2 48 05 00 00 00 ff ff ca c9 c9 07 00")), true))
                .containsExactly(Frame.text("Hello"));
    }

    @Test
    void readsAnEmptyMessage() {
        assertThat(inflate(new Wire().frame(TEXT, (byte) 0).frame(TEXT, HELLO), true))
                .containsExactly(Frame.text(""), Frame.text("Hello"));
    }

    @Test
    void takesUncompressedMessagesBetween() {
        assertThat(inflate(new Wire().text("plain").frame(TEXT, HELLO).text("plain"), true))
                .containsExactly(Frame.text("plain"), Frame.text("Hello"), Frame.text("plain"));
    }

    @Test
    void refusesWhatIsNotDeflated() {
        assertThat(inflate(new Wire().frame(TEXT, hex("ff ff ff ff")), true)).containsExactly(Kind.BADFRAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {FIN | RSV1 | 9, FIN | RSV1 | 8, FIN | RSV1})
    void refusesTheCompressionBitOnControlFramesAndContinuations(int first) {
        assertThat(inflate(new Wire().frame(1, utf8("a")).frame(first, HELLO), true))
                .containsExactly(Kind.BADFRAME);
    }

    @Test
    void refusesInflatedTextThatIsNotUtf8() {
        Frame bad = Frame.binary(hex("61 62 ff"));

        assertThat(inflate(new Wire().frame(TEXT, Deflation.once(bad, 9)), true))
                .containsExactly(Kind.BADENCODING);
        assertThat(inflate(new Wire().frame(FIN | RSV1 | 2, Deflation.once(bad, 9)), true))
                .containsExactly(bad);
    }

    @Test
    void theLimitHoldsForWhatIsInflated() {
        byte[] thousand = Deflation.once(Frame.binary(new byte[1000]), 9);
        Wire wire = new Wire().frame(FIN | RSV1 | 2, thousand);

        assertThat(inflate(wire, true, 1000)).containsExactly(Frame.binary(new byte[1000]));
        assertThat(inflate(wire, true, 999)).containsExactly(Kind.BADSIZE);
        byte[] bomb = Deflation.once(Frame.binary(new byte[50_000_000]), 9);
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(inflate(new Wire().frame(FIN | RSV1 | 2, bomb), true)).containsExactly(Kind.BADSIZE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasDeflatedInflatesAgain(boolean takeover) {
        Deflate agreed = new Deflate(6, 0, takeover, takeover, false, 0);
        Deflation deflation = new Deflation(agreed, new DeflatedFrames());
        Random random = new Random(7692);
        Wire wire = new Wire();
        List<Frame> sent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] bytes = new byte[random.nextInt(i * i * 4 + 1)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) random.nextInt(1 + i % 6 * 50);
            }
            Frame frame = Frame.binary(bytes);
            ByteBuffer deflated = deflation.deflate(frame);
            byte[] payload = new byte[deflated.remaining()];
            deflated.get(payload);
            wire.frame(FIN | RSV1 | 2, payload);
            sent.add(frame);
        }
        deflation.release();

        assertThat(inflate(wire, takeover)).isEqualTo(sent);
    }

    @Test
    void deflatesAsTheRfcsExamples() {
        Deflation deflation = new Deflation(new Deflate(9, 0, true, true, false, 0), new DeflatedFrames());

        assertThat(deflation.deflate(Frame.text("Hello"))).isEqualTo(ByteBuffer.wrap(HELLO));
        assertThat(deflation.deflate(Frame.text("Hello"))).isEqualTo(ByteBuffer.wrap(hex("f2 00 11 00 00")));
        assertThat(deflation.deflate(Frame.text(""))).isEqualTo(ByteBuffer.wrap(hex("00")));
        deflation.release();
    }

    @Test
    void aFrameToManyIsDeflatedOnce() {
        DeflatedFrames shared = new DeflatedFrames();
        Frame frame = Frame.text("to many");

        assertThat(shared.get(frame, 9).array()).isSameAs(shared.get(frame, 9).array());
    }

    @Test
    void answersTheFirstOfferThatCanBeAccepted() {
        assertThat(answer("permessage-deflate; foo, permessage-deflate; client_no_context_takeover"))
                .isEqualTo("permessage-deflate; client_no_context_takeover");
        assertThat(answer("permessage-deflate; client_max_window_bits"))
                .isEqualTo("permessage-deflate; client_max_window_bits=15");
        assertThat(answer("x-other, permessage-deflate")).isEqualTo("permessage-deflate");
        assertThat(answer("permessage-deflate; server_max_window_bits=10")).isEqualTo("none");
        assertThat(answer("permessage-deflate; server_max_window_bits=10, permessage-deflate"))
                .isEqualTo("permessage-deflate");
        assertThat(answer("permessage-deflate; client_max_window_bits=7")).isEqualTo("none");
        assertThat(answer("permessage-deflate; client_max_window_bits=15; client_max_window_bits=15"))
                .isEqualTo("none");
    }

    private static String answer(String offers) {
        Deflate agreed = Deflate.negotiate(ExtensionOffer.parse(offers), DeflateOptions.DEFAULT);
        return agreed == null ? "none" : agreed.header();
    }
}
