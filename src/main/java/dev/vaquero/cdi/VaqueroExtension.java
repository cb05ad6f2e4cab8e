package dev.vaquero.cdi;

import dev.vaquero.Vaquero;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Adds the beans {@link MessageBus} and {@link Vaquero}, and takes note of the classes of handlers. */
public final class VaqueroExtension implements Extension {
    private final Set<Class<?>> handlers = ConcurrentHashMap.newKeySet();
    /** Set when the application starts, null when it has stopped; beans may ask on any thread. */
    private volatile @Nullable Vaquero running;

    /** For the CDI container. */
    public VaqueroExtension() {}

    void note(@Observes @WithAnnotations(WebSocketHandler.class) ProcessAnnotatedType<?> event) {
        if (event.getAnnotatedType().isAnnotationPresent(WebSocketHandler.class)) {
            handlers.add(event.getAnnotatedType().getJavaClass());
        }
    }

    void addBeans(@Observes AfterBeanDiscovery event) {
        event.addBean()
                .types(Vaquero.class, Object.class)
                .scope(ApplicationScoped.class)
                .id(Vaquero.class.getName())
                .beanClass(VaqueroExtension.class)
                .createWith(context -> running());
        event.addBean()
                .types(MessageBus.class, Object.class)
                .scope(ApplicationScoped.class)
                .id(MessageBus.class.getName())
                .beanClass(VaqueroExtension.class)
                .createWith(context -> running().bus());
    }

    /** Returns the annotated classes that the container has seen. */
    Set<Class<?>> handlers() {
        return Set.copyOf(handlers);
    }

    void start(Vaquero vaquero) {
        running = vaquero;
    }

    void stop() {
        running = null;
    }

    private Vaquero running() {
        Vaquero vaquero = running;
        if (vaquero == null) {
            throw new IllegalStateException("the message bus can be used only while the web application runs:"
                    + " Vaquero starts it after the listeners of the application, and stops it before them");
        }
        return vaquero;
    }
}
