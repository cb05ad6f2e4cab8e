package dev.vaquero.transport.jetty;

import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EventListener;
import org.jspecify.annotations.Nullable;

/** Hears of the stop of a Jetty server, which cuts its connections before it tells its web applications. */
final class ServerStop implements InvocationHandler {
    private final Runnable stopping;

    private ServerStop(Runnable stopping) {
        this.stopping = stopping;
    }

    /** Starts to listen; returns what ends that. */
    static Runnable watch(ServletContext context, Runnable stopping) throws ReflectiveOperationException {
        Object scoped = context.getClass().getMethod("getContext").invoke(context);
        Object handler = scoped.getClass().getMethod("getServletContextHandler").invoke(scoped);
        Object server = handler.getClass().getMethod("getServer").invoke(handler);
        Class<?> listenerType =
                server.getClass().getClassLoader().loadClass("org.eclipse.jetty.util.component.LifeCycle$Listener");
        Object listener = Proxy.newProxyInstance(
                listenerType.getClassLoader(), new Class<?>[] {listenerType}, new ServerStop(stopping));
        Method add = server.getClass().getMethod("addEventListener", EventListener.class);
        Method remove = server.getClass().getMethod("removeEventListener", EventListener.class);
        add.invoke(server, listener);
        return () -> {
            try {
                remove.invoke(server, listener);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("lifeCycleStopping")) {
            stopping.run();
            return null;
        }
        return Calls.other(this, proxy, method, arguments);
    }
}
