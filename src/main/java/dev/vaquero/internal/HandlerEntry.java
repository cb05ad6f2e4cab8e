package dev.vaquero.internal;

import dev.vaquero.Handler;
import dev.vaquero.Options;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A handler at its path, with what is configured for it.
 *
 * @param name the bean class's name, for log lines
 * @param path the path template
 * @param handler the one instance
 * @param messages the types of messages it takes; empty for all
 * @param options the annotation's options over the configuration's
 */
public record HandlerEntry<S extends @Nullable Object>(
        String name, String path, Handler<S> handler, Set<Class<?>> messages, Options options) {
    /** Copies the types. */
    public HandlerEntry {
        messages = Set.copyOf(messages);
    }

    /** Tells whether the handler takes a message. */
    boolean takes(Object message) {
        if (messages.isEmpty()) {
            return true;
        }
        for (Class<?> type : messages) {
            if (type.isInstance(message)) {
                return true;
            }
        }
        return false;
    }
}
