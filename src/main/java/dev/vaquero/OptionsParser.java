package dev.vaquero;

import dev.vaquero.Options.Key;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads options from the text of configuration. */
final class OptionsParser {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,15})(ms|s|m|h)");

    private OptionsParser() {}

    static Options parse(Options options, String name, String text) {
        Key key = Arrays.stream(Key.values())
                .filter(k -> k.configName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("option must be one of "
                        + Arrays.stream(Key.values()).map(Key::configName).toList() + " but was " + name));
        try {
            return set(options, key, text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("value of option " + name + ": " + e.getMessage(), e);
        }
    }

    private static Options set(Options options, Key key, String text) {
        return switch (key) {
            case IDLE_TIMEOUT -> options.idleTimeout(duration(text));
            case MAX_FRAME_SIZE -> options.maxFrameSize(integer(text));
            case COMPRESS -> options.compress(bool(text));
            case DEFLATE -> options.deflate(DeflateOptions.parse(text));
            case VALIDATE_UTF8 -> options.validateUtf8(bool(text));
            case REQUEST_FILTER ->
                options.requestFilter(RequestFilter.NONE.keepHeaders(list(text).toArray(String[]::new)));
            case CLOSE_TIMEOUT -> options.closeTimeout(duration(text));
            case SEND_TIMEOUT -> options.sendTimeout(duration(text));
            case KEEP_ALIVE -> keepAlive(options, text);
            case KEEP_ALIVE_DEADLINE -> options.keepAlive(options.keepAlive(), duration(text));
            case PAUSED_CHECK -> options.pausedCheck(duration(text));
            case MAX_PAUSE -> options.maxPause(duration(text));
            case MAILBOX_BOUND -> options.mailbox(integer(text), options.mailboxPolicy());
            case MAILBOX_POLICY -> options.mailbox(options.mailboxBound(), policy(Options.MailboxPolicy.class, text));
            case OUTBOX_BOUND -> options.outbox(integer(text), options.outboxPolicy());
            case OUTBOX_POLICY -> options.outbox(options.outboxBound(), policy(Options.OutboxPolicy.class, text));
            case ALLOWED_ORIGINS -> options.allowedOrigins(list(text).toArray(String[]::new));
        };
    }

    private static Options keepAlive(Options options, String text) {
        List<String> parts = list(text);
        if (parts.isEmpty() || parts.size() > 2) {
            throw new IllegalArgumentException(
                    "keep-alive must be an interval, or an interval and a deadline, but was \"" + text + "\"");
        }
        Duration deadline = parts.size() > 1 ? duration(parts.get(1)) : options.keepAliveDeadline();
        return options.keepAlive(duration(parts.get(0)), deadline);
    }

    static Duration duration(String text) {
        if (text.equals("infinity")) {
            return Options.INFINITE;
        }
        Matcher m = SHORT.matcher(text);
        if (m.matches()) {
            long n = Long.parseLong(m.group(1));
            return switch (m.group(2)) {
                case "ms" -> Duration.ofMillis(n);
                case "s" -> Duration.ofSeconds(n);
                case "m" -> Duration.ofMinutes(n);
                default -> Duration.ofHours(n);
            };
        }
        try {
            return Duration.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "duration must be like 500ms, 30s, 5m, PT30S or infinity but was \"" + text + "\"", e);
        }
    }

    static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("value must be a whole number but was \"" + text + "\"", e);
        }
    }

    static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("value must be true or false but was \"" + text + "\"");
        }
        return text.equals("true");
    }

    private static <E extends Enum<E>> E policy(Class<E> type, String text) {
        String wanted = text.replace("-", "").replace("_", "");
        for (E value : type.getEnumConstants()) {
            if (value.name().replace("_", "").equalsIgnoreCase(wanted)) {
                return value;
            }
        }
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        throw new IllegalArgumentException("policy must be one of " + names + " but was \"" + text + "\"");
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
