package dev.vaquero.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts the library with the web application. Found by the container; an application need not know of it.
 *
 * <p>It adds a listener, which starts the library after every other initializer and listener of the application, and maps
 * the {@link UpgradeFilter} after every other filter.
 */
public final class VaqueroInitializer implements ServletContainerInitializer {
    private static final String ADDED = VaqueroInitializer.class.getName();

    /** For the container. */
    public VaqueroInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) {
        if (context.getAttribute(ADDED) != null) {
            return;
        }
        context.setAttribute(ADDED, Boolean.TRUE);
        // A listener that was added in code may not add filters, but may map one that is there.
        FilterRegistration.Dynamic filter =
                declared(context) ? null : context.addFilter(UpgradeFilter.class.getName(), new UpgradeFilter());
        if (filter != null) {
            filter.setAsyncSupported(true);
        }
        context.addListener(new ApplicationListener(context, filter));
    }

    private static boolean declared(ServletContext context) {
        return context.getFilterRegistrations().values().stream()
                .anyMatch(filter -> UpgradeFilter.class.getName().equals(filter.getClassName()));
    }

    static void map(FilterRegistration filter, String[] urlPatterns) {
        if (urlPatterns.length > 0) {
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, urlPatterns);
        }
    }
}
