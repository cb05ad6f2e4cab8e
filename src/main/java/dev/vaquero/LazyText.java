package dev.vaquero;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text as a string or as UTF-8, of which each is made from the other at most once for each thread that asks. */
abstract class LazyText extends Payload {
    private static final VarHandle UTF8;

    static {
        try {
            UTF8 = MethodHandles.lookup().findVarHandle(LazyText.class, "utf8", byte[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Written by any thread, which all make the same; a string may be handed over in a race. */
    private @Nullable String value;
    /** Written by any thread, which all make the same; once shared only through {@link #UTF8}, as its content is not. */
    @SuppressWarnings("unused")
    private byte @Nullable [] utf8;

    LazyText(String value) {
        this.value = value;
        VarHandle.releaseFence(); // whoever sees this object sees its text
    }

    LazyText(byte[] utf8) {
        this.utf8 = utf8;
        VarHandle.releaseFence(); // whoever sees this object sees its bytes
    }

    final String decoded() {
        String text = value;
        if (text == null) {
            try {
                text = Utf8.decode(array());
            } catch (CharacterCodingException e) {
                throw new IllegalStateException("text must be UTF-8 to be read as a string but is not", e);
            }
            value = text;
        }
        return text;
    }

    @Override
    final byte[] array() {
        byte @Nullable [] bytes = (byte[]) UTF8.getAcquire(this);
        if (bytes == null) {
            bytes = Utf8.encode(Objects.requireNonNull(value));
            UTF8.setRelease(this, bytes);
        }
        return bytes;
    }
}
