package dev.vaquero.cdi;

import dev.vaquero.ConnectionClosed;
import dev.vaquero.ConnectionOpened;
import dev.vaquero.ConnectionScoped;
import dev.vaquero.bus.Pid;
import dev.vaquero.internal.CallbackScope;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The contexts that are active in callbacks: that of the connection, and that of a request, made when it is used. */
final class CallbackContexts implements CallbackScope {
    private static final System.Logger LOG = System.getLogger(CallbackContexts.class.getName());

    @SuppressWarnings("ThreadLocalUsage") // one for each application, and empty between callbacks
    private final ThreadLocal<@Nullable Callback> current = new ThreadLocal<>();

    private final Map<Pid, BeanStore> connections = new ConcurrentHashMap<>();
    private final AlterableContext connectionContext = new StoreContext(ConnectionScoped.class, this::connectionStore);
    private final AlterableContext requestContext = new StoreContext(RequestScoped.class, this::requestStore);
    /** Set once while CDI starts, before any callback. */
    private volatile boolean used;
    /** Set at the start of the application, null when it has stopped. */
    private volatile @Nullable BeanManager manager;

    /** Set at the start, by what observers there are. */
    private volatile boolean observed;

    /** A callback that runs on this thread. Only that thread touches it. */
    private static final class Callback {
        final Pid pid;

        @Nullable
        BeanStore request;

        @Nullable
        Boolean otherRequest;

        Callback(Pid pid) {
            this.pid = pid;
        }
    }

    AlterableContext connectionContext() {
        return connectionContext;
    }

    AlterableContext requestContext() {
        return requestContext;
    }

    /** Says that there are beans of these scopes: else callbacks need no context. */
    void use() {
        used = true;
    }

    void start(BeanManager beans) {
        manager = beans;
        Pid none = new Pid("none", 0, 0);
        observed = !beans.resolveObserverMethods(new ConnectionOpened(none, "")).isEmpty()
                || !beans.resolveObserverMethods(new ConnectionClosed(none, "")).isEmpty();
    }

    void stop() {
        connections.values().forEach(BeanStore::destroy);
        connections.clear();
        manager = null;
    }

    @Override
    public void opened(Pid pid, String path) {
        fire(new ConnectionOpened(pid, path));
    }

    @Override
    public @Nullable Object enter(Pid pid) {
        if (!used) {
            return null;
        }
        Callback callback = new Callback(pid);
        current.set(callback);
        return callback;
    }

    @Override
    public void exit(@Nullable Object entered) {
        if (entered instanceof Callback callback) {
            try {
                BeanStore request = callback.request;
                if (request != null) {
                    request.destroy();
                }
            } finally {
                current.remove();
            }
        }
    }

    @Override
    public void left(Pid pid) {
        BeanStore store = connections.remove(pid);
        if (store != null) {
            store.destroy();
        }
    }

    @Override
    public void ended(Pid pid, String path) {
        left(pid);
        fire(new ConnectionClosed(pid, path));
    }

    private void fire(Record event) {
        BeanManager beans = manager;
        if (beans == null || !observed) {
            return;
        }
        try {
            beans.getEvent().fire(event);
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "an observer of " + event + " failed", e);
        }
    }

    private @Nullable BeanStore connectionStore() {
        Callback callback = current.get();
        return callback == null ? null : connections.computeIfAbsent(callback.pid, pid -> new BeanStore());
    }

    private @Nullable BeanStore requestStore() {
        Callback callback = current.get();
        if (callback == null || hasOtherRequest(callback)) {
            return null;
        }
        if (callback.request == null) {
            callback.request = new BeanStore();
        }
        return callback.request;
    }

    /** Where a callback runs within an HTTP request, the container's own context is active: two must not be. */
    private boolean hasOtherRequest(Callback callback) {
        Boolean known = callback.otherRequest;
        BeanManager beans = manager;
        if (known == null && beans != null) {
            callback.otherRequest = true; // hides this context from the question
            known = isRequestActive(beans);
            callback.otherRequest = known;
        }
        return Boolean.TRUE.equals(known);
    }

    private static boolean isRequestActive(BeanManager beans) {
        try {
            beans.getContext(RequestScoped.class);
            return true;
        } catch (ContextNotActiveException e) {
            return false;
        }
    }
}
