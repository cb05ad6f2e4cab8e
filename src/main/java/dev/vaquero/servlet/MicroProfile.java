package dev.vaquero.servlet;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config, where the server or the application brings it. */
final class MicroProfile {
    private MicroProfile() {}

    /** Returns its values by name; a source of nothing if it is not there. */
    static Function<String, @Nullable String> source(@Nullable ClassLoader loader) {
        try {
            Class<?> provider = Class.forName("org.eclipse.microprofile.config.ConfigProvider", true, loader);
            Class<?> type = Class.forName("org.eclipse.microprofile.config.Config", true, loader);
            Object config = provider.getMethod("getConfig", ClassLoader.class).invoke(null, loader);
            Method value = type.getMethod("getOptionalValue", String.class, Class.class);
            return name -> read(value, config, name);
        } catch (ClassNotFoundException e) {
            return name -> null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("MicroProfile Config is there but does not work", e);
        }
    }

    private static @Nullable String read(Method value, Object config, String name) {
        try {
            return (String) ((Optional<?>) value.invoke(config, name, String.class)).orElse(null);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException("MicroProfile Config failed to read " + name, e);
        }
    }
}
