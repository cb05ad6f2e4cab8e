package dev.vaquero.cdi;

import dev.vaquero.Vaquero;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CDI container of a web application: the one that is there, else Weld SE from the application's own jars. */
public final class Beans implements AutoCloseable {
    private static final String WELD_SERVLET = "org.jboss.weld.environment.servlet." + BeanManager.class.getName();

    private final BeanManager manager;
    private final VaqueroExtension extension;
    private final @Nullable AutoCloseable booted;
    private final List<HandlerBean> handlers;

    private Beans(BeanManager manager, VaqueroExtension extension, @Nullable AutoCloseable booted) {
        this.manager = manager;
        this.extension = extension;
        this.booted = booted;
        this.handlers = new HandlerBeans(manager, extension.handlers()).obtain();
    }

    /**
     * Finds or boots the container, and obtains the handlers.
     *
     * @throws IllegalStateException if there is no CDI, or a handler is not as it must be
     */
    public static Beans open(ServletContext context, Vaquero vaquero) {
        BeanManager present = present(context);
        if (present != null) {
            VaqueroExtension extension = extension(present);
            extension.start(vaquero);
            return new Beans(present, extension, null);
        }
        VaqueroExtension extension = new VaqueroExtension();
        extension.start(vaquero);
        BootedWeld weld = BootedWeld.boot(context, extension);
        try {
            return new Beans(weld.manager(), extension, weld);
        } catch (RuntimeException | Error e) {
            weld.close();
            throw e;
        }
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
            throw new IllegalStateException("the CDI container must load the extension " + VaqueroExtension.class.getName()
                    + " but has not: the jar of Vaquero must be in WEB-INF/lib", e);
        }
    }

    /** Returns the handlers. */
    public List<HandlerBean> handlers() {
        return handlers;
    }

    /** Releases the handlers, and closes the container if it was booted here. */
    @Override
    public void close() throws Exception {
        handlers.forEach(HandlerBean::release);
        if (booted != null) {
            booted.close();
        }
        extension.stop();
    }
}
