package dev.vaquero.internal;

/** Interruptions that an application's code leaves: they must not reach what its thread writes or runs next. */
final class Interruptions {
    private Interruptions() {}

    /** Tells whether the thread is interrupted already, before that code runs. */
    static boolean before() {
        return Thread.currentThread().isInterrupted();
    }

    /** Takes back what came meanwhile; an interruption from before stays. */
    static void after(boolean before) {
        if (!before) {
            Thread.interrupted();
        }
    }
}
