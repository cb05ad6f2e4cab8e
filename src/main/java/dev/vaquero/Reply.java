package dev.vaquero;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a callback returns: the new state, commands that run from left to right, and whether to hibernate. A value.
 *
 * <p>Frames are encoded at their place and leave together after the callback. The first {@link Frame.Close} or
 * {@link Command.Stop} ends the list: nothing after it is looked at.
 *
 * @param state the new state
 * @param commands the commands, in order
 * @param hibernates whether the connection sleeps until the next frame or message
 */
public record Reply<S extends @Nullable Object>(S state, List<Command> commands, boolean hibernates) {
    /**
     * Copies the commands.
     *
     * @throws IllegalArgumentException if one is a close frame that must not be sent: one that was received and wrapped
     */
    public Reply {
        commands = List.copyOf(commands);
        requireSendable(commands);
    }

    private static void requireSendable(List<?> commands) {
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i) instanceof Frame.Close close) {
                ClosePayload.requireSendable(close.array());
            }
        }
    }

    /** Returns a reply with nothing to run. */
    public static <S extends @Nullable Object> Reply<S> of(S state) {
        return new Reply<>(state, List.of(), false);
    }

    /** Returns a reply with one command. */
    public static <S extends @Nullable Object> Reply<S> of(S state, Command command) {
        return new Reply<>(state, List.of(command), false);
    }

    /** Returns a reply with commands in order. */
    public static <S extends @Nullable Object> Reply<S> of(S state, Command... commands) {
        return new Reply<>(state, List.of(commands), false);
    }

    /** Returns this reply with one more command at the end. */
    public Reply<S> then(Command command) {
        List<Command> more = new ArrayList<>(commands);
        more.add(command);
        return new Reply<>(state, more, hibernates);
    }

    /**
     * Returns this reply with the flag set: when nothing is left to handle, the connection lets go of every buffer that
     * it can rebuild, and {@link Handler#compact} may make the state smaller. The next frame or message wakes it.
     */
    public Reply<S> hibernate() {
        return new Reply<>(state, commands, true);
    }
}
