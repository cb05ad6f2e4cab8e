package dev.vaquero.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContext;
import java.util.ServiceLoader;
import java.util.UUID;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Weld SE, booted from the web application's own jars. The only class that links to Weld. */
final class BootedWeld implements AutoCloseable {
    private static final String OWN_EXTENSIONS = "org.jboss.weld.environment.se.";

    private final WeldContainer container;

    private BootedWeld(WeldContainer container) {
        this.container = container;
    }

    /**
     * Boots Weld with the application's bean classes, which it finds by the servlet context: Weld's own scan fails where
     * the container does not unpack the WAR.
     */
    static BootedWeld boot(ServletContext context, VaqueroExtension extension) {
        ClassLoader loader = context.getClassLoader();
        Weld weld = new Weld("vaquero-" + UUID.randomUUID())
                .setClassLoader(loader)
                .skipShutdownHook()
                .disableDiscovery()
                .addExtension(extension);
        for (Extension other : ServiceLoader.load(Extension.class, loader)) {
            String name = other.getClass().getName();
            if (!name.startsWith(OWN_EXTENSIONS) && !(other instanceof VaqueroExtension)) {
                weld.addExtension(other);
            }
        }
        BeanClasses classes = new BeanClasses(context);
        weld.addBeanClasses(classes.find().toArray(Class<?>[]::new));
        classes.enabled(BeansXml::alternatives).forEach(weld::addAlternative);
        classes.enabled(BeansXml::interceptors).forEach(weld::addInterceptor);
        classes.enabled(BeansXml::decorators).forEach(weld::addDecorator);
        return new BootedWeld(weld.initialize());
    }

    BeanManager manager() {
        return container.getBeanManager();
    }

    @Override
    public void close() {
        container.close();
    }
}
