package dev.vaquero.servlet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A handler's path: literal segments and parameters in braces. */
final class PathTemplate implements Comparable<PathTemplate> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final String text;
    private final List<Segment> segments;

    /** A literal, or the name of a parameter. */
    private record Segment(String text, boolean parameter) {}

    private PathTemplate(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it is not well formed
     */
    static PathTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("path must begin with / but was \"" + text + "\"");
        }
        String[] parts = text.substring(1).split("/", -1);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty() && i < parts.length - 1) {
                throw new IllegalArgumentException("path must have no empty segment but was \"" + text + "\"");
            }
            Segment segment = segment(parts[i], text);
            if (segment.parameter() && segments.contains(segment)) {
                throw new IllegalArgumentException(
                        "path parameter must occur once but {" + segment.text() + "} is twice in \"" + text + "\"");
            }
            segments.add(segment);
        }
        return new PathTemplate(text, List.copyOf(segments));
    }

    private static Segment segment(String part, String path) {
        if (part.startsWith("{") && part.endsWith("}")) {
            String name = part.substring(1, part.length() - 1);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "path parameter must be a letter or underscore, then letters, digits,"
                                + " underscore or minus, but was \"" + part + "\" in \"" + path + "\"");
            }
            return new Segment(name, true);
        }
        if (part.equals(".") || part.equals("..") || part.chars().anyMatch(c -> "{}*?#;%\\".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("path segment must be literal text or one {parameter} but was \"" + part
                    + "\" in \"" + path + "\"");
        }
        return new Segment(part, false);
    }

    /** Returns the parameters of a decoded path, or null if it does not match. */
    @Nullable
    Map<String, String> match(String path) {
        if (!path.startsWith("/")) {
            return null;
        }
        String[] parts = path.substring(1).split("/", -1);
        if (parts.length != segments.size()) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            Segment segment = segments.get(i);
            if (!segment.parameter()) {
                if (!segment.text().equals(parts[i])) {
                    return null;
                }
            } else if (parts[i].isEmpty() || parts[i].equals(".") || parts[i].equals("..")) {
                return null;
            } else {
                parameters.put(segment.text(), parts[i]);
            }
        }
        return Map.copyOf(parameters);
    }

    /** Returns the URL pattern of the narrowest filter mapping that holds every path of this. */
    String urlPattern() {
        StringBuilder prefix = new StringBuilder();
        for (Segment segment : segments) {
            if (segment.parameter()) {
                return prefix + "/*";
            }
            prefix.append('/').append(segment.text());
        }
        // Of "/" a container may make its welcome page before it chooses the filters.
        return text.endsWith("/") ? prefix + "*" : text;
    }

    /** Returns what two templates share if a path can match both and neither is the closer match. */
    String shape() {
        return segments.stream().map(s -> s.parameter() ? "{}" : s.text()).collect(Collectors.joining("/", "/", ""));
    }

    /** Puts a literal segment before a parameter, further left first. */
    @Override
    public int compareTo(PathTemplate other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int order = Boolean.compare(
                    segments.get(i).parameter(), other.segments.get(i).parameter());
            if (order != 0) {
                return order;
            }
        }
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathTemplate template && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
