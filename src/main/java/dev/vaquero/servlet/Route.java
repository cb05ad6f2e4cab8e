package dev.vaquero.servlet;

import dev.vaquero.WebSocketHandler.Plain;
import dev.vaquero.internal.HandlerEntry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A handler at its path, with what decides about a request before {@code init}.
 *
 * @param template the path
 * @param entry the handler
 * @param plain what happens to a request that is no upgrade
 * @param origins who may connect
 * @param roles the roles that the bean class names
 */
record Route<S extends @Nullable Object>(
        PathTemplate template, HandlerEntry<S> entry, Plain plain, Origins origins, Set<String> roles) {}
