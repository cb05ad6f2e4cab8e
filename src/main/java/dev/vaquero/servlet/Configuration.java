package dev.vaquero.servlet;

import dev.vaquero.Options;
import dev.vaquero.Options.Key;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is configured by name, strongest source first: MicroProfile Config, context parameter, system property. */
final class Configuration {
    static final String TRANSPORT = "transport";
    static final String NODE_NAME = "node-name";
    static final String STOP_TIMEOUT = "stop-timeout";

    private static final System.Logger LOG = System.getLogger(Configuration.class.getName());
    private static final String PREFIX = "vaquero.";
    private static final Duration STANDARD_STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(ms|s)");

    private final List<Function<String, @Nullable String>> sources;

    Configuration(List<Function<String, @Nullable String>> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Returns the configuration of a web application; warns of unknown names where others configure, too. */
    static Configuration of(ServletContext context) {
        requireKnown(Collections.list(context.getInitParameterNames()));
        Set<String> names = new TreeSet<>(System.getProperties().stringPropertyNames());
        List<Function<String, @Nullable String>> sources = new ArrayList<>();
        MicroProfile config = MicroProfile.of(context.getClassLoader());
        if (config != null) {
            config.names().stream().filter(name -> !dotted(name)).forEach(names::add);
            sources.add(config::value);
        }
        unknown(names)
                .forEach(name -> LOG.log(
                        Level.WARNING,
                        "configuration must be one of " + known() + " but \"" + name + "\" is set, in vain"));
        sources.add(context::getInitParameter);
        sources.add(System::getProperty);
        return new Configuration(sources);
    }

    /**
     * Checks the names of context parameters; those without the prefix are none of ours.
     *
     * @throws IllegalArgumentException if one with the prefix is unknown
     */
    static void requireKnown(Collection<String> names) {
        unknown(names).forEach(name -> {
            throw new IllegalArgumentException(
                    "configuration in web.xml must be one of " + known() + " but was \"" + name + "\"");
        });
    }

    private static List<String> unknown(Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(PREFIX) && !known().contains(name))
                .toList();
    }

    /** Tells whether a source lists the environment variable of one of ours: all its separators read as dots. */
    private static boolean dotted(String name) {
        return known().stream().anyMatch(known -> known.replace('-', '.').equals(name));
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(Set.of(PREFIX + TRANSPORT, PREFIX + NODE_NAME, PREFIX + STOP_TIMEOUT));
        Stream.of(Key.values()).map(key -> PREFIX + key.configName()).forEach(known::add);
        return known;
    }

    /** Returns a value by its name after {@code vaquero.}. */
    Optional<String> value(String name) {
        return sources.stream()
                .map(source -> source.apply(PREFIX + name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * Returns the configured options.
     *
     * @throws IllegalArgumentException if a value is wrong
     */
    Options options() {
        Options options = Options.of();
        for (Key key : Key.values()) {
            Optional<String> text = value(key.configName());
            if (text.isPresent()) {
                options = parse(options, key.configName(), text.get(), "configuration " + PREFIX + key.configName());
            }
        }
        return options;
    }

    private static Options parse(Options options, String name, String text, String where) {
        try {
            return options.parse(name, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    /** Returns how long a stop may take. */
    Duration stopTimeout() {
        Optional<String> text = value(STOP_TIMEOUT);
        if (text.isEmpty()) {
            return STANDARD_STOP_TIMEOUT;
        }
        Matcher m = SECONDS.matcher(text.get().strip());
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    PREFIX + STOP_TIMEOUT + " must be like 5s or 500ms but was \"" + text.get() + "\"");
        }
        long number = Long.parseLong(m.group(1));
        return m.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }
}
