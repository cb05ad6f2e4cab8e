package dev.vaquero.servlet;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.jspecify.annotations.Nullable;

/** Starts and stops the library with the web application. */
final class ApplicationListener implements ServletContextListener {
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
        Application started = Application.start(context);
        application = started;
        if (filter != null) {
            VaqueroInitializer.map(filter, started.routes().urlPatterns());
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
