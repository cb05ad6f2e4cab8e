package dev.vaquero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    private static final String LONG = "x".repeat(126);

    @Test
    void isEqualByTypeAndBytes() {
        byte[] bytes = "é".getBytes(StandardCharsets.UTF_8);
        List<Frame> kinds =
                List.of(Frame.text("é"), Frame.binary(bytes), Frame.ping("é"), Frame.pong("é"), Frame.close());

        assertThat(Frame.text(ByteBuffer.wrap(bytes)))
                .isEqualTo(Frame.text("é"))
                .hasSameHashCodeAs(Frame.text("é"));
        assertThat(Frame.Binary.wrap(bytes)).isEqualTo(Frame.binary(bytes)).hasSameHashCodeAs(Frame.binary(bytes));
        assertThat(kinds).doesNotHaveDuplicates();
    }

    @Test
    void makesTextFromBytesAndBytesFromText() {
        assertThat(Frame.text(ByteBuffer.wrap(new byte[] {(byte) 0xc3, (byte) 0xa9}))
                        .value())
                .isEqualTo("é");
        assertThat(Frame.text("é").length()).isEqualTo(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> Frame.Text.wrap(new byte[] {(byte) 0xff}).value())
                .withMessage("text must be UTF-8 to be read as a string but is not");
    }

    @Test
    void givesReadOnlyBytesAnewAtEachCall() {
        Frame frame = Frame.binary((byte) 1, (byte) 2);
        frame.bytes().get();

        assertThat(frame.bytes().remaining()).isEqualTo(2);
        assertThat(frame.bytes().isReadOnly()).isTrue();
    }

    @Test
    void showsNoPayload() {
        assertThat(List.of(Frame.text("secret"), Frame.binary((byte) 1), Frame.ping(), Frame.close(4000, "secret")))
                .hasToString("[Text[6 bytes], Binary[1 bytes], Ping[0 bytes], Close[4000]]");
    }

    @Test
    void refusesWhatAControlFrameCannotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.ping(LONG))
                .withMessage("payload of a ping must be at most 125 bytes but was 126");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.Pong.wrap(new byte[126]))
                .withMessage("payload of a pong must be at most 125 bytes but was 126");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.close(1000, LONG))
                .withMessage("close reason must be at most 123 bytes but was 126");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999, 5000})
    void refusesACodeThatIsNotSent(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.close(code))
                .withMessage("close code must be 1000..1003, 1007..1014 or 3000..4999 but was " + code);
    }

    @Test
    void readsWhateverAReceivedCloseHoldsButSendsOnlyARightOne() {
        Frame.Close half = Frame.Close.wrap(new byte[] {3});
        Frame.Close lost = Frame.Close.wrap(new byte[] {3, (byte) 0xee});
        Frame.Close torn = Frame.Close.wrap(new byte[] {3, (byte) 0xe8, (byte) 0xff});
        Frame.Close tooLong = Frame.Close.wrap(new byte[126]);

        assertThat(half.code()).isEmpty();
        assertThat(lost.code()).hasValue(1006);
        assertThat(torn.reason()).isEqualTo("\ufffd");
        refuses(half, "payload of a close frame must be 0 or 2..125 bytes but was 1");
        refuses(tooLong, "payload of a close frame must be 0 or 2..125 bytes but was 126");
        refuses(lost, "close code must be 1000..1003, 1007..1014 or 3000..4999 but was 1006");
        refuses(torn, "text must be UTF-8 but is not");
        assertThat(Reply.of("", Frame.close(), Frame.Close.wrap(new byte[] {3, (byte) 0xe8}))
                        .commands())
                .containsExactly(Frame.close(), Frame.close(1000));
    }

    private static void refuses(Frame.Close close, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.of("", close))
                .withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of("").then(close));
    }
}
