package dev.vaquero.transport.jetty;

import java.io.IOException;

/** Turns what a method handle declares to throw into what is thrown. */
final class Failures {
    private Failures() {}

    static IOException io(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof IOException failure ? failure : new IOException(thrown);
    }

    static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException failure ? failure : new IllegalStateException(thrown);
    }
}
