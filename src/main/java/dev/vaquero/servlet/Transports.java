package dev.vaquero.servlet;

import dev.vaquero.spi.TransportProvider;
import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds the container's WebSocket side, and the transport that fits it. */
final class Transports {
    private static final String MISSING =
            "the servlet context must have the attribute jakarta.websocket.server.ServerContainer but has not: WebSocket is"
                    + " not enabled on this server. ";
    private static final String JETTY = "Jetty: enable the module ee10-websocket-jakarta (java -jar start.jar"
            + " --add-modules=ee10-websocket-jakarta; ee11 likewise), or embedded call"
            + " JakartaWebSocketServletContainerInitializer.configure(context, null)";
    private static final String TOMCAT =
            "Tomcat: lib/tomcat-websocket.jar (embedded: tomcat-embed-websocket) must be on" + " the class path";

    private Transports() {}

    /** Returns the container's WebSocket side, or null. */
    static @Nullable ServerContainer container(ServletContext context) {
        return context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container
                ? container
                : null;
    }

    /** Returns the failure that says what to do where the container has no WebSocket side. */
    static IllegalStateException missing(ServletContext context) {
        String server = String.valueOf(context.getServerInfo());
        String cure = server.contains("jetty") ? JETTY : server.contains("Tomcat") ? TOMCAT : JETTY + ". " + TOMCAT;
        return new IllegalStateException(MISSING + cure);
    }

    /** Tells whether a missing container will not come any more: these servers set it before listeners are called. */
    static boolean settled(ServletContext context) {
        String server = String.valueOf(context.getServerInfo());
        return server.contains("jetty") || server.contains("Tomcat");
    }

    /**
     * Chooses the transport: the one that is named, else the first by rank that supports the container.
     *
     * @throws IllegalStateException if there is none
     */
    static TransportProvider choose(ServerContainer container, Optional<String> name, @Nullable ClassLoader loader) {
        List<TransportProvider> all = StreamSupport.stream(
                        ServiceLoader.load(TransportProvider.class, loader).spliterator(), false)
                .sorted(Comparator.comparingInt(TransportProvider::rank))
                .toList();
        return all.stream()
                .filter(provider -> name.isEmpty() || name.get().equals(provider.name()))
                .filter(provider -> provider.supports(container))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("transport must be one of "
                        + all.stream().map(TransportProvider::name).toList() + " that supports "
                        + container.getClass().getName() + " but was " + name.orElse("not found")));
    }
}
