package dev.vaquero.servlet;

import java.util.Map;

/**
 * A request's path that belongs to a handler.
 *
 * @param route the handler's route
 * @param path the path below the context path, decoded
 * @param parameters the path parameters
 */
record Match(Route<?> route, String path, Map<String, String> parameters) {}
