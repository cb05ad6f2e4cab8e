package dev.vaquero.spi;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;

/**
 * Upgrades requests on one kind of container. Found with {@link java.util.ServiceLoader}; the first in order of
 * {@link #rank} that supports the container is used, and the portable one supports all.
 */
public interface TransportProvider {
    /** Returns the name, as in {@code vaquero.transport}: {@code jetty}, {@code tomcat}, {@code portable}. */
    String name();

    /** Returns the rank; the lower is asked first. */
    int rank();

    /** Tells whether this can serve the container; must not throw or fail to link where it cannot. */
    boolean supports(ServerContainer container);

    /**
     * Tells whether connections come as bytes ({@link Handshake#connect(ByteStream)}), so that extensions are negotiated
     * by the library.
     */
    boolean bytes();

    /**
     * Upgrades the request by {@link ServerContainer#upgradeHttpToWebSocket}, on the request's thread. Later, or within
     * this call, exactly one of the handshake's {@code connect} methods is called, or {@code failed}.
     *
     * @throws IOException if the upgrade fails; then nothing else is called
     */
    void upgrade(Handshake handshake) throws IOException;

    /**
     * Has {@code stopping} run when the server begins to stop, before it cuts connections, where the web application is
     * told only after that. Elsewhere does nothing.
     *
     * @return takes this back, when the web application stops
     */
    default Runnable onServerStop(ServletContext context, Runnable stopping) {
        return () -> {};
    }
}
