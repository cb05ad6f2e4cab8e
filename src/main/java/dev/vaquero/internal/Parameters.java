package dev.vaquero.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a path and of a query string. */
public final class Parameters {
    private Parameters() {}

    /**
     * Returns the value of a parameter of a handler's path.
     *
     * @throws IllegalArgumentException if the path has no such parameter
     */
    public static String path(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "path parameter must be one of " + parameters.keySet() + " but was " + name);
        }
        return value;
    }

    /** Returns the first value of a parameter of a query, decoded; null if it is absent. */
    public static @Nullable String query(@Nullable String query, String parameter) {
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (decode(name).equals(parameter)) {
                return equals < 0 ? "" : decode(pair.substring(equals + 1));
            }
        }
        return null;
    }

    /** What is no valid escape stays as it was sent. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
