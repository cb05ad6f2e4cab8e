package dev.vaquero.it;

import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.War;
import dev.vaquero.it.life.Addressed;
import dev.vaquero.it.life.Blocker;
import dev.vaquero.it.life.Latches;
import dev.vaquero.it.life.Late;
import dev.vaquero.it.life.Linked;
import dev.vaquero.it.life.Sleeper;
import dev.vaquero.it.life.Step;
import dev.vaquero.it.life.Timed;
import dev.vaquero.it.life.Witness;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts each container with each application once for all tests, when it is needed first, and stops them all at the end. */
final class Servers implements BeforeAllCallback {
    private static final Map<Container, Server> STARTED = new ConcurrentHashMap<>();
    private static final Map<Container, Server> STARTED_LIVES = new ConcurrentHashMap<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Servers.class, key -> (AutoCloseable) Servers::stop, AutoCloseable.class);
    }

    static Server on(Container container) {
        return STARTED.computeIfAbsent(container, Server::start);
    }

    /** Returns the server with the application of the package {@code life}. */
    static Server withLives(Container container) {
        return STARTED_LIVES.computeIfAbsent(container, key -> Server.start(key, Lives.WAR));
    }

    /** The application of the package {@code life}, written when it is needed first. */
    static final class Lives {
        static final Path WAR = War.with("weld")
                .classes(
                        Step.class,
                        Linked.class,
                        Timed.class,
                        Sleeper.class,
                        Witness.class,
                        Blocker.class,
                        Latches.class,
                        Late.class,
                        Addressed.class)
                .write("life");

        private Lives() {}
    }

    private static void stop() {
        STARTED.values().forEach(Server::close);
        STARTED_LIVES.values().forEach(Server::close);
        STARTED.clear();
        STARTED_LIVES.clear();
    }
}
