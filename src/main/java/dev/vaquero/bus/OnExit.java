package dev.vaquero.bus;

/** What a connection does when what it is linked to ends other than in order. */
public enum OnExit {
    /** It ends too, with 1011. */
    END,
    /** It is told with an {@link Exit} message, also of an orderly end. */
    TELL
}
