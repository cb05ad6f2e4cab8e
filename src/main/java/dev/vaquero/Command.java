package dev.vaquero;

/** What a reply can order: a {@link Frame} to send, or a change to the connection. Values. */
public sealed interface Command
        permits Frame, Command.Active, Command.Deflate, Command.SetOptions, Command.ShutdownReason, Command.Stop {
    /**
     * Stops or resumes reading from the socket. While reading is stopped, TCP pushes back on the peer, messages are still
     * handled, and the idle clock stands still. Frames that have been received already are still handled.
     */
    static Command active(boolean on) {
        return new Active(on);
    }

    /** Switches compression of the data frames that follow; nothing happens where none was negotiated. */
    static Command deflate(boolean on) {
        return new Deflate(on);
    }

    /**
     * Changes options of the open connection, at once: {@code idleTimeout} (its clock starts anew), {@code maxFrameSize}
     * (from the next frame header), {@code keepAlive}, {@code sendTimeout}, {@code closeTimeout}, {@code pausedCheck},
     * {@code maxPause}.
     *
     * @throws IllegalArgumentException if another option is set, since those are fixed at the upgrade
     */
    static Command setOptions(Options options) {
        return new SetOptions(options);
    }

    /** Sets what monitors of this connection are told when it ends in order; {@code terminate} does not see it. */
    static Command shutdownReason(Object reason) {
        return new ShutdownReason(reason);
    }

    /** Closes the connection with 1000; {@code terminate} gets {@link Reason.Stop}. */
    static Command stop() {
        return Stop.STOP;
    }

    /**
     * Stops or resumes reading.
     *
     * @param on whether to read
     */
    record Active(boolean on) implements Command {}

    /**
     * Switches compression.
     *
     * @param on whether to compress
     */
    record Deflate(boolean on) implements Command {}

    /**
     * Changes options.
     *
     * @param options what changes
     */
    record SetOptions(Options options) implements Command {
        /** Checks that every option set here may change on an open connection. */
        public SetOptions {
            options.keys().stream().filter(key -> !key.live()).findFirst().ifPresent(key -> {
                throw new IllegalArgumentException(
                        "option must be one that can change on an open connection but was " + key.configName());
            });
        }
    }

    /**
     * Sets what monitors are told.
     *
     * @param reason any value
     */
    record ShutdownReason(Object reason) implements Command {}

    /** Closes with 1000. */
    enum Stop implements Command {
        /** The only value. */
        STOP
    }
}
