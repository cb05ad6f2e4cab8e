package dev.vaquero.cdi;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The beans of one connection or one callback. For one thread at a time. */
final class BeanStore {
    private static final System.Logger LOG = System.getLogger(BeanStore.class.getName());

    private final Map<Contextual<?>, Held<?>> held = new LinkedHashMap<>();

    private record Held<T>(Contextual<T> bean, T instance, CreationalContext<T> creation) {
        void destroy() {
            bean.destroy(instance, creation);
        }
    }

    /** Returns the instance of a bean, made if there is none and it can be made; null if not. */
    @SuppressWarnings("unchecked") // an instance is held by its own bean
    <T> @Nullable T get(Contextual<T> bean, @Nullable CreationalContext<T> creation) {
        Held<T> there = (Held<T>) held.get(bean);
        if (there != null) {
            return there.instance();
        }
        if (creation == null) {
            return null;
        }
        T instance = bean.create(creation);
        held.put(bean, new Held<>(bean, instance, creation));
        return instance;
    }

    void destroy(Contextual<?> bean) {
        Held<?> there = held.remove(bean);
        if (there != null) {
            there.destroy();
        }
    }

    /** Destroys every instance, whatever one of them throws. */
    void destroy() {
        for (Held<?> each : List.copyOf(held.values())) {
            try {
                each.destroy();
            } catch (Throwable e) {
                LOG.log(Level.WARNING, "a bean failed to be destroyed", e);
            }
        }
        held.clear();
    }
}
