package dev.vaquero.it.conformance;

import dev.vaquero.Options;
import java.util.List;

/** The options that a script can set: those named here, and every other under its name in configuration. */
final class Settings {
    private Settings() {}

    static Options of(List<Step> steps) {
        Options options = Options.of();
        for (Step step : steps) {
            options = set(options, step);
        }
        return options;
    }

    static Options set(Options options, Step step) {
        return switch (step.name()) {
            case "idle" -> options.parse("idle-timeout", duration(step.text()));
            case "maxframe" -> options.parse("max-frame-size", step.text());
            case "compress" -> options.compress(step.text().isEmpty() || Boolean.parseBoolean(step.text()));
            case "validateutf8" -> options.parse("validate-utf8", step.text());
            case "keepalive" -> options.parse("keep-alive", duration(step.text()));
            case "outbox" -> options.parse("outbox-bound", step.head()).parse("outbox-policy", step.tail());
            case "mailbox" -> options.parse("mailbox-bound", step.head()).parse("mailbox-policy", step.tail());
            default -> options.parse(step.name(), step.text());
        };
    }

    private static String duration(String millis) {
        return millis.equals("infinity") ? millis : millis + "ms";
    }
}
