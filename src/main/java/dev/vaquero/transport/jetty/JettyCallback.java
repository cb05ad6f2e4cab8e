package dev.vaquero.transport.jetty;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Answers the calls to a callback of Jetty's. */
abstract class JettyCallback implements InvocationHandler {
    private final Object blocking;

    JettyCallback(JettyMembers members) {
        this.blocking = members.blocking;
    }

    abstract void succeeded();

    abstract void failed(Throwable cause);

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "succeeded" -> succeeded();
            case "getInvocationType" -> {
                return blocking;
            }
            case "failed" -> failed(Calls.cause(arguments));
            default -> {
                return Calls.other(this, proxy, method, arguments);
            }
        }
        return null;
    }
}
