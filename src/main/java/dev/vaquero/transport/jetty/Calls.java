package dev.vaquero.transport.jetty;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** The calls to proxies that have the same answer everywhere. */
final class Calls {
    private Calls() {}

    /** Answers a method of {@link Object} or one that has a default. */
    static @Nullable Object other(
            InvocationHandler handler, Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() != Object.class) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> handler.toString();
        };
    }

    /** Returns the failure that was passed, or that the channel is closed if there was none. */
    static Throwable cause(@Nullable Object @Nullable [] arguments) {
        return arguments != null && arguments[0] instanceof Throwable cause ? cause : new ClosedChannelException();
    }
}
