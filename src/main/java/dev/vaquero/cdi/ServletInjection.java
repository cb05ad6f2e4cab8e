package dev.vaquero.cdi;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Has a container inject servlets and filters where it knows of no CDI: Jetty by a decorator, Tomcat by an instance
 * manager around its own. Other containers leave them alone.
 */
final class ServletInjection {
    private static final System.Logger LOG = System.getLogger(ServletInjection.class.getName());
    private static final String JETTY = "org.eclipse.jetty.util.DecoratedObjectFactory";
    private static final String TOMCAT = "org.apache.tomcat.InstanceManager";

    private final Injector injector;

    private ServletInjection(Injector injector) {
        this.injector = injector;
    }

    /** Installs the injector, if the container is one of those. */
    static void install(ServletContext context, Injector injector) {
        ServletInjection injection = new ServletInjection(injector);
        try {
            Object jetty = context.getAttribute(JETTY);
            if (jetty != null) {
                injection.decorate(jetty);
            } else if (context.getAttribute(TOMCAT) != null) {
                injection.surround(context);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "servlets and filters are not injected on this server; they get the bus by"
                            + " UpgradeFilter.vaquero(servletContext)",
                    e);
        }
    }

    private void decorate(Object factory) throws ReflectiveOperationException {
        Class<?> type = factory.getClass().getClassLoader().loadClass("org.eclipse.jetty.util.Decorator");
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "decorate" -> {
                injector.inject(arguments[0]);
                yield arguments[0];
            }
            case "destroy" -> {
                injector.release(arguments[0]);
                yield null;
            }
            default -> other(proxy, method, arguments);
        };
        Object decorator = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        factory.getClass().getMethod("addDecorator", type).invoke(factory, decorator);
    }

    private void surround(ServletContext facade) throws ReflectiveOperationException {
        Object context = field(field(facade, "context"), "context");
        Class<?> type = context.getClass().getClassLoader().loadClass(TOMCAT);
        Object own = context.getClass().getMethod("getInstanceManager").invoke(context);
        InvocationHandler handler = (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                ? other(proxy, method, arguments)
                : call(own, method, arguments);
        Object around = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        context.getClass().getMethod("setInstanceManager", type).invoke(context, around);
    }

    private @Nullable Object call(Object own, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            Object result = method.invoke(own, arguments);
            if (method.getName().equals("newInstance")) {
                injector.inject(result == null && arguments != null ? arguments[0] : result);
            } else if (method.getName().equals("destroyInstance") && arguments != null) {
                injector.release(arguments[0]);
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        Object value = field.get(owner);
        if (value == null) {
            throw new NoSuchFieldException(name);
        }
        return value;
    }

    private static @Nullable Object other(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> ServletInjection.class.getSimpleName();
        };
    }
}
