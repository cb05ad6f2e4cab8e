package dev.vaquero.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.lang.reflect.AnnotatedElement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills the {@code @Inject} members of objects that a container has made: servlets and filters. Any thread. */
final class Injector {
    private final BeanManager manager;
    private final Map<Class<?>, Optional<InjectionTarget<?>>> targets = new ConcurrentHashMap<>();
    private final Map<Object, CreationalContext<?>> injected = Collections.synchronizedMap(new IdentityHashMap<>());

    Injector(BeanManager manager) {
        this.manager = manager;
    }

    /** Injects an object, if its class asks for it. */
    void inject(@Nullable Object object) {
        if (object != null) {
            targets.computeIfAbsent(object.getClass(), this::target).ifPresent(target -> inject(target, object));
        }
    }

    @SuppressWarnings("unchecked") // a target of the object's own class
    private <T> void inject(InjectionTarget<?> target, T object) {
        CreationalContext<T> creation = manager.createCreationalContext(null);
        ((InjectionTarget<T>) target).inject(object, creation);
        if (object instanceof Servlet || object instanceof Filter) {
            injected.put(object, creation);
        }
    }

    /** Releases what was injected into an object. */
    void release(@Nullable Object object) {
        CreationalContext<?> creation = object == null ? null : injected.remove(object);
        if (creation != null) {
            creation.release();
        }
    }

    void releaseAll() {
        List.copyOf(injected.keySet()).forEach(this::release);
        targets.clear();
    }

    private Optional<InjectionTarget<?>> target(Class<?> type) {
        return asks(type) ? Optional.of(make(type)) : Optional.empty();
    }

    private <T> InjectionTarget<T> make(Class<T> type) {
        AnnotatedType<T> annotated = manager.createAnnotatedType(type);
        return manager.getInjectionTargetFactory(annotated).createInjectionTarget(null);
    }

    private static boolean asks(Class<?> type) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            if (Stream.<AnnotatedElement[]>of(c.getDeclaredFields(), c.getDeclaredMethods())
                    .flatMap(Stream::of)
                    .anyMatch(member -> member.isAnnotationPresent(Inject.class))) {
                return true;
            }
        }
        return false;
    }
}
