package dev.vaquero.internal;

import dev.vaquero.Command;
import dev.vaquero.Frame;
import java.util.List;

/** Looks at the commands of a reply before any of them runs. */
final class Commands {
    private Commands() {}

    /**
     * Returns the commands up to the first that closes.
     *
     * @throws IllegalStateException if one of them is no command, as an unchecked cast can bring about
     */
    static List<Command> checked(List<Command> commands) {
        List<?> raw = commands;
        for (int i = 0; i < raw.size(); i++) {
            Object command = raw.get(i);
            if (!(command instanceof Command)) {
                throw new IllegalStateException("reply must hold commands only but holds a "
                        + command.getClass().getName());
            }
            if (command instanceof Frame.Close || command instanceof Command.Stop) {
                return commands.subList(0, i + 1);
            }
        }
        return commands;
    }
}
