package dev.vaquero;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What all frames have in common: bytes that never change, and equality by type and bytes. */
abstract class Payload {
    /** Returns the bytes themselves, which nobody may change. */
    abstract byte[] array();

    public ByteBuffer bytes() {
        return ByteBuffer.wrap(array()).asReadOnlyBuffer();
    }

    public int length() {
        return array().length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload payload
                && getClass().isInstance(payload)
                && Arrays.equals(array(), payload.array());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array());
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + length() + " bytes]";
    }

    /** Bytes that are there from the start. */
    abstract static class Fixed extends Payload {
        private final byte[] array;

        Fixed(byte[] array) {
            this.array = array;
        }

        @Override
        final byte[] array() {
            return array;
        }
    }
}
