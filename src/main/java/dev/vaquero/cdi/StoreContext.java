package dev.vaquero.cdi;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A context whose beans are in a store that belongs to the thread at the time; inactive while there is none. */
record StoreContext(Class<? extends Annotation> scope, Supplier<@Nullable BeanStore> store)
        implements AlterableContext {
    @Override
    public Class<? extends Annotation> getScope() {
        return scope;
    }

    @Override
    public boolean isActive() {
        return store.get() != null;
    }

    private BeanStore active() {
        BeanStore active = store.get();
        if (active == null) {
            throw new ContextNotActiveException("@" + scope.getSimpleName()
                    + " is active only in the callbacks of a connection, from websocketInit to terminate");
        }
        return active;
    }

    @Override
    public <T> @Nullable T get(Contextual<T> bean, @Nullable CreationalContext<T> creation) {
        return active().get(bean, creation);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> bean) {
        return active().get(bean, null);
    }

    @Override
    public void destroy(Contextual<?> bean) {
        active().destroy(bean);
    }
}
