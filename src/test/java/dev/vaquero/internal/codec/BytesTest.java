package dev.vaquero.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Masking and UTF-8 against plain ways to do the same. */
class BytesTest {
    private static final int ROUNDS = 200_000;

    @Test
    void masksLikeTheRfcSaysFromAnyOffsetAndInPlace() {
        Random random = new Random(6455);
        for (int i = 0; i < 20_000; i++) {
            byte[] source = new byte[random.nextInt(70)];
            random.nextBytes(source);
            int key = random.nextInt();
            int offset = random.nextInt(9);
            int from = source.length == 0 ? 0 : random.nextInt(source.length);
            int length = source.length - from;
            byte[] expected = new byte[length];
            for (int j = 0; j < length; j++) {
                expected[j] = (byte) (source[from + j] ^ key >>> 24 - (offset + j) % 4 * 8);
            }
            byte[] target = new byte[length + 3];
            Mask.copy(source, from, target, 3, length, key, offset);
            Mask.copy(source, from, source, from, length, key, offset);

            assertThat(ByteBuffer.wrap(target, 3, length)).isEqualTo(ByteBuffer.wrap(expected));
            assertThat(ByteBuffer.wrap(source, from, length)).isEqualTo(ByteBuffer.wrap(expected));
        }
    }

    @Test
    void agreesWithTheJdkAboutUtf8InAnyPieces() {
        Random random = new Random(3629);
        int valid = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = almostUtf8(random);
            boolean expected = jdkAccepts(bytes);
            valid += expected ? 1 : 0;
            int cut = random.nextInt(bytes.length + 1);
            int state = Utf8State.next(Utf8State.COMPLETE, bytes, 0, cut);
            int end = state == Utf8State.INVALID ? state : Utf8State.next(state, bytes, cut, bytes.length);

            assertThat(end == Utf8State.COMPLETE)
                    .as(() -> ByteBuffer.wrap(bytes).toString())
                    .isEqualTo(expected);
        }
        assertThat(valid).isBetween(ROUNDS / 10, ROUNDS - ROUNDS / 10);
    }

    /** Returns text in which, half of the time, one byte was changed or cut off. */
    private static byte[] almostUtf8(Random random) {
        StringBuilder text = new StringBuilder();
        int[] limits = {0x80, 0x800, 0x10000, 0x110000};
        for (int i = random.nextInt(24); i >= 0; i--) {
            int point = random.nextInt(limits[random.nextInt(limits.length)]);
            text.appendCodePoint(Character.isBmpCodePoint(point) && Character.isSurrogate((char) point) ? 'x' : point);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static boolean jdkAccepts(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
