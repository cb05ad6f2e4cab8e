package dev.vaquero.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Array;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the cases over TLS on a Jetty within this process, with classes of its own. */
final class JettyTlsIT extends RawCases {
    private static final String SERVER = "org.eclipse.jetty.server.";

    @TempDir
    private static Path folder;

    // all set before the first test
    private static @Nullable URLClassLoader loader;
    private static @Nullable Object server;
    private static @Nullable Object statistics;
    private static @Nullable Object plain;
    private static @Nullable Object secure;
    private static @Nullable Path keyStore;

    @BeforeAll
    static void start() throws Exception {
        keyStore = Tls.keyStore(folder);
        loader = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        server = type(SERVER + "Server").getConstructor().newInstance();
        statistics = type("org.eclipse.jetty.io.ConnectionStatistics")
                .getConstructor()
                .newInstance();
        plain = connector(factories(http()));
        secure = connector(factories(tls(), http()));
        Object context = type("org.eclipse.jetty.ee10.webapp.WebAppContext")
                .getConstructor()
                .newInstance();
        call(context, "setContextPath", String.class, "/");
        call(
                context,
                "setWar",
                String.class,
                RawApplication.in(Files.createDirectory(folder.resolve("war"))).toString());
        call(server, "setHandler", type(SERVER + "Handler"), context);
        server.getClass().getMethod("start").invoke(server);
    }

    private static URL[] jars() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/containers/jetty"))) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            URL[] urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = jars.get(i).toUri().toURL();
            }
            return urls;
        }
    }

    private static Object tls() throws ReflectiveOperationException {
        Object tls = type("org.eclipse.jetty.util.ssl.SslContextFactory$Server")
                .getConstructor()
                .newInstance();
        call(tls, "setKeyStorePath", String.class, keyStore.toString());
        call(tls, "setKeyStorePassword", String.class, Tls.PASSWORD);
        call(tls, "setSniRequired", boolean.class, false);
        return type(SERVER + "SslConnectionFactory")
                .getConstructor(tls.getClass(), String.class)
                .newInstance(tls, "http/1.1");
    }

    private static Object http() throws ReflectiveOperationException {
        return type(SERVER + "HttpConnectionFactory").getConstructor().newInstance();
    }

    private static Object factories(Object... made) throws ReflectiveOperationException {
        Object factories = Array.newInstance(type(SERVER + "ConnectionFactory"), made.length);
        for (int i = 0; i < made.length; i++) {
            Array.set(factories, i, made[i]);
        }
        return factories;
    }

    /** Makes a connector of those factories. */
    private static Object connector(Object factories) throws ReflectiveOperationException {
        Object connector = type(SERVER + "ServerConnector")
                .getConstructor(type(SERVER + "Server"), factories.getClass())
                .newInstance(server, factories);
        call(connector, "setHost", String.class, "127.0.0.1");
        call(connector, "addBean", Object.class, statistics);
        call(server, "addConnector", type(SERVER + "Connector"), connector);
        return connector;
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    private static void call(Object target, String method, Class<?> type, Object argument)
            throws ReflectiveOperationException {
        target.getClass().getMethod(method, type).invoke(target, argument);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.getClass().getMethod("stop").invoke(server);
        }
        Thread.currentThread().setContextClassLoader(JettyTlsIT.class.getClassLoader());
        if (loader != null) {
            loader.close();
        }
    }

    private static int port(Object connector) {
        try {
            return (int) connector.getClass().getMethod("getLocalPort").invoke(connector);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isCountedByTheStatisticsOfItsServer() throws Exception {
        get("/stats");
        long before = connections();
        try (RawClient client = upgrade("/echo")) {
            client.send((byte) 1);
            client.receive(1);

            // one is TLS, the other what is in it
            assertThat(connections()).isEqualTo(before + 2);
        }
        await().until(() -> connections() == before);
    }

    private static long connections() throws ReflectiveOperationException {
        return (long) statistics.getClass().getMethod("getConnections").invoke(statistics);
    }

    @Override
    RawClient upgrade(String target, byte... glued) throws IOException {
        return Tls.upgrade(port(), keyStore, target, glued);
    }

    @Override
    int port() {
        return port(secure);
    }

    @Override
    int httpPort() {
        return port(plain);
    }

    @Override
    String transport() {
        return "jetty";
    }
}
