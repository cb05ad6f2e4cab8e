package dev.vaquero.it;

import dev.vaquero.it.container.Container;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts each container once for all tests, when it is needed first, and stops them all at the end. */
final class Servers implements BeforeAllCallback {
    private static final Map<Container, Server> STARTED = new ConcurrentHashMap<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Servers.class, key -> (AutoCloseable) Servers::stop, AutoCloseable.class);
    }

    static Server on(Container container) {
        return STARTED.computeIfAbsent(container, Server::start);
    }

    private static void stop() {
        STARTED.values().forEach(Server::close);
        STARTED.clear();
    }
}
