package dev.vaquero.cdi;

import dev.vaquero.ConnectionScoped;
import dev.vaquero.Topic;
import dev.vaquero.Vaquero;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.internal.CallbackScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds the beans {@link MessageBus} and {@link Vaquero}, the contexts of callbacks, and the way from events to topics; and
 * takes note of the classes of handlers.
 */
public final class VaqueroExtension implements Extension {
    private final Set<Class<?>> handlers = ConcurrentHashMap.newKeySet();
    private final CallbackContexts contexts = new CallbackContexts();
    /** Set when the application starts, null when it has stopped; beans may ask on any thread. */
    private volatile @Nullable Vaquero running;

    /** For the CDI container. */
    public VaqueroExtension() {}

    void note(@Observes @WithAnnotations(WebSocketHandler.class) ProcessAnnotatedType<?> event) {
        if (event.getAnnotatedType().isAnnotationPresent(WebSocketHandler.class)) {
            handlers.add(event.getAnnotatedType().getJavaClass());
        }
    }

    void noteScope(@Observes ProcessBean<?> event) {
        Class<? extends Annotation> scope = event.getBean().getScope();
        if (scope == ConnectionScoped.class || scope == RequestScoped.class) {
            contexts.use();
        }
    }

    void addContexts(@Observes AfterBeanDiscovery event) {
        event.addContext(contexts.connectionContext());
        event.addContext(contexts.requestContext());
        for (boolean async : new boolean[] {false, true}) {
            event.addObserverMethod()
                    .beanClass(VaqueroExtension.class)
                    .observedType(Object.class)
                    .addQualifier(new Topic.Literal(""))
                    .async(async)
                    .notifyWith(this::publish);
        }
    }

    private void publish(EventContext<Object> context) {
        for (Annotation qualifier : context.getMetadata().getQualifiers()) {
            if (qualifier instanceof Topic topic) {
                running().bus().publish(topic.value(), context.getEvent());
            }
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

    CallbackScope contexts() {
        return contexts;
    }

    /** Lets beans use the library. */
    void start(Vaquero vaquero) {
        running = vaquero;
    }

    /** Lets callbacks use CDI. */
    void start(BeanManager manager) {
        contexts.start(manager);
    }

    /** Ends what {@link #start(BeanManager)} began. */
    void stopContexts() {
        contexts.stop();
    }

    /** Ends what {@link #start(Vaquero)} began. */
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
