package dev.vaquero.cdi;

import dev.vaquero.Handler;
import dev.vaquero.WebSocketHandler;
import jakarta.enterprise.context.spi.CreationalContext;

/**
 * A handler that CDI has built.
 *
 * @param type the bean class
 * @param annotation its annotation
 * @param handler the one instance, or the client proxy of it
 * @param creation what releases it
 */
public record HandlerBean(
        Class<?> type, WebSocketHandler annotation, Handler<?> handler, CreationalContext<?> creation) {
    void release() {
        creation.release();
    }
}
