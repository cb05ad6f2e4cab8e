package dev.vaquero.servlet;

import java.util.Map;

/**
 * A request's path that belongs to a handler.
 *
 * @param route the handler's route
 * @param path the path below the context path, decoded
 * @param parameters the path parameters
 */
record Match(Route<?> route, String path, Map<String, String> parameters) {
    static String parameter(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "path parameter must be one of " + parameters.keySet() + " but was " + name);
        }
        return value;
    }
}
