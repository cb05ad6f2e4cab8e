package dev.vaquero.demo;

import dev.vaquero.bus.MessageBus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Any bean logs here, and every page on {@code /log} shows it. Usable on any thread. */
@Dependent
public final class Journal {
    static final String TOPIC = "log";

    private final MessageBus bus;

    @Inject
    Journal(MessageBus bus) {
        this.bus = bus;
    }

    /**
     * One line of the log.
     *
     * @param text who speaks, a colon, and what
     */
    public record Line(String text) {}

    /** Writes a line. */
    public void write(String source, String text) {
        bus.publish(TOPIC, new Line(source + ": " + text));
    }
}
