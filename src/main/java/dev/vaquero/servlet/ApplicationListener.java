package dev.vaquero.servlet;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.jspecify.annotations.Nullable;

/** Starts and stops the library with the web application. */
final class ApplicationListener implements ServletContextListener {
    private static final String NO_CDI =
            "there must be a CDI container: put weld-se-core and jakarta.el-api with what they"
                    + " need into WEB-INF/lib, or use a server that has CDI (weld-servlet starts only where WEB-INF/beans.xml is);"
                    + " missing is ";

    private final ServletContext context;
    private final @Nullable FilterRegistration filter;
    /** Touched by the container's start and stop only, which follow each other. */
    private @Nullable Application application;

    /**
     * Makes a listener.
     *
     * @param context the context without the restrictions that hold for a listener added in code
     * @param filter the filter to be mapped, null if the application declares it
     */
    ApplicationListener(ServletContext context, @Nullable FilterRegistration filter) {
        this.context = context;
        this.filter = filter;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Application started = start();
        application = started;
        if (filter != null) {
            VaqueroInitializer.map(filter, started.routes().urlPatterns());
        }
    }

    /** What of CDI is missing shows when the first class that needs it is linked. */
    private Application start() {
        try {
            return Application.start(context);
        } catch (NoClassDefFoundError e) {
            String missing = String.valueOf(e.getMessage());
            if (missing.startsWith("jakarta/") || missing.startsWith("org/jboss/weld/")) {
                throw new IllegalStateException(NO_CDI + missing, e);
            }
            throw e;
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Application started = application;
        application = null;
        if (started != null) {
            started.stop();
        }
    }
}
