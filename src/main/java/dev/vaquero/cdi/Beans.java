package dev.vaquero.cdi;

import dev.vaquero.Vaquero;
import dev.vaquero.internal.CallbackScope;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CDI container of a web application: the one that is there, else Weld SE from the application's own jars. */
public final class Beans implements AutoCloseable {
    private static final String WELD_SERVLET = "org.jboss.weld.environment.servlet." + BeanManager.class.getName();

    private final VaqueroExtension extension;
    private final List<HandlerBean> handlers;
    private final Injector injector;
    private final @Nullable BootedWeld booted;

    private Beans(
            VaqueroExtension extension, List<HandlerBean> handlers, Injector injector, @Nullable BootedWeld booted) {
        this.extension = extension;
        this.handlers = handlers;
        this.injector = injector;
        this.booted = booted;
    }

    /**
     * Finds or boots the container, and obtains the handlers.
     *
     * @param problems takes note of handlers that are not as they must be
     * @throws IllegalStateException if there is no CDI
     */
    public static Beans open(ServletContext context, Vaquero vaquero, Problems problems) {
        BeanManager present = present(context);
        if (present != null) {
            VaqueroExtension extension = extension(present);
            extension.start(vaquero);
            extension.start(present);
            return new Beans(extension, handlers(present, extension, problems), new Injector(present), null);
        }
        VaqueroExtension extension = new VaqueroExtension();
        extension.start(vaquero);
        BootedWeld weld = BootedWeld.boot(context, extension);
        extension.start(weld.manager());
        Injector injector = new Injector(weld.manager());
        ServletInjection.install(context, injector);
        return new Beans(extension, handlers(weld.manager(), extension, problems), injector, weld);
    }

    private static List<HandlerBean> handlers(BeanManager manager, VaqueroExtension extension, Problems problems) {
        return new HandlerBeans(manager, extension.handlers(), problems).obtain();
    }

    private static @Nullable BeanManager present(ServletContext context) {
        for (String attribute : List.of(WELD_SERVLET, BeanManager.class.getName())) {
            if (context.getAttribute(attribute) instanceof BeanManager manager) {
                return manager;
            }
        }
        try {
            return CDI.current().getBeanManager();
        } catch (IllegalStateException | LinkageError none) {
            return null;
        }
    }

    private static VaqueroExtension extension(BeanManager manager) {
        try {
            return manager.getExtension(VaqueroExtension.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the CDI container must load the extension " + VaqueroExtension.class.getName()
                            + " but has not: the jar of Vaquero must be in WEB-INF/lib",
                    e);
        }
    }

    /** Returns the handlers. */
    public List<HandlerBean> handlers() {
        return handlers;
    }

    /** Returns what surrounds callbacks. */
    public CallbackScope callbacks() {
        return extension.contexts();
    }

    /** Releases the handlers, and closes the container if it was booted here. */
    @Override
    public void close() {
        extension.stopContexts();
        injector.releaseAll();
        handlers.forEach(HandlerBean::release);
        if (booted != null) {
            booted.close();
        }
        extension.stop();
    }
}
