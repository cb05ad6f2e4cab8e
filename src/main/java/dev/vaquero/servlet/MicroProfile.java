package dev.vaquero.servlet;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config, where the server or the application brings it. */
final class MicroProfile {
    private static final System.Logger LOG = System.getLogger(MicroProfile.class.getName());

    private final Object config;
    private final Method value;
    private final Method names;

    private MicroProfile(Object config, Method value, Method names) {
        this.config = config;
        this.value = value;
        this.names = names;
    }

    /** Returns the configuration that a class loader sees; null if MicroProfile Config is not there. */
    static @Nullable MicroProfile of(@Nullable ClassLoader loader) {
        try {
            Class<?> provider = Class.forName("org.eclipse.microprofile.config.ConfigProvider", true, loader);
            Class<?> type = Class.forName("org.eclipse.microprofile.config.Config", true, loader);
            return new MicroProfile(
                    provider.getMethod("getConfig", ClassLoader.class).invoke(null, loader),
                    type.getMethod("getOptionalValue", String.class, Class.class),
                    type.getMethod("getPropertyNames"));
        } catch (ClassNotFoundException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("MicroProfile Config is there but does not work", e);
        }
    }

    /** Returns the value of a name; null if it has none. */
    @Nullable
    String value(String name) {
        return (String) ((Optional<?>) call(value, name, String.class)).orElse(null);
    }

    /** Returns the names that its sources list; none if one fails to, as it need not. */
    List<String> names() {
        List<String> all = new ArrayList<>();
        try {
            ((Iterable<?>) call(names)).forEach(name -> all.add(String.valueOf(name)));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "MicroProfile Config does not list its names, which are not checked", e);
        }
        return all;
    }

    private Object call(Method method, Object... arguments) {
        try {
            return method.invoke(config, arguments);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException("MicroProfile Config failed in " + method.getName(), e);
        }
    }
}
