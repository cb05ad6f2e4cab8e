package dev.vaquero.it;

import dev.vaquero.it.container.Container;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a case runs.
 *
 * @param container the container
 * @param hibernates whether every reply of the handler hibernates
 */
record Setting(Container container, boolean hibernates) {
    /** Returns every selected container, with and without hibernation. */
    static List<Setting> all() {
        return Container.selected().stream()
                .flatMap(container -> Stream.of(false, true).map(flag -> new Setting(container, flag)))
                .toList();
    }

    /** Returns every selected container, without hibernation. */
    static List<Setting> awake() {
        return all().stream().filter(setting -> !setting.hibernates).toList();
    }

    Server server() {
        return Servers.on(container);
    }

    /** Returns a script that does nothing yet. */
    Script script() {
        return new Script(this);
    }

    /** Returns a text frame that is itself a list of commands. */
    byte[] ask(String commands) {
        return Wire.text("!" + commands(commands));
    }

    String commands(String commands) {
        return hibernates ? "hibernate;" + commands : commands;
    }

    @Override
    public String toString() {
        return container + (hibernates ? ", hibernating" : "");
    }
}
