package dev.vaquero.bus;

import org.jspecify.annotations.Nullable;

/** What a connection crashes with when what it is linked to has failed: the cause in its {@code Reason.Crash}. */
public final class LinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ExitReason reason;

    /**
     * Makes one.
     *
     * @param message what failed
     * @param reason how it ended; monitors of the connection that ends with it see the same
     * @param cause what a task threw; null where another connection ended
     */
    public LinkException(String message, ExitReason reason, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Returns how it ended. */
    public ExitReason reason() {
        return reason;
    }
}
