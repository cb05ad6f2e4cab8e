package dev.vaquero.it.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A server inside this process, with its own class path, that deploys and undeploys while it runs. */
public final class Redeployment implements AutoCloseable {
    private final URLClassLoader loader;
    private final Server server;

    /** What the two kinds of servers do. */
    private interface Server {
        Object deploy(Path war) throws Exception;

        ClassLoader loader(Object application) throws Exception;

        void undeploy(Object application) throws Exception;

        int port() throws Exception;

        void stop() throws Exception;
    }

    private Redeployment(URLClassLoader loader, Server server) {
        this.loader = loader;
        this.server = server;
    }

    /** Starts the embedded server of that name. */
    public static Redeployment start(Container container) throws Exception {
        Path jars = Path.of("target", "containers", container.toString());
        URLClassLoader loader = new URLClassLoader(urls(jars), ClassLoader.getPlatformClassLoader());
        return inside(loader, () -> new Redeployment(
                loader, container.toString().startsWith("jetty") ? new Jetty(loader) : new Tomcat(loader)));
    }

    private static URL[] urls(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")
                            && !file.getFileName().toString().equals("launcher.jar"))
                    .map(Redeployment::url)
                    .toArray(URL[]::new);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Action<T> {
        T run() throws Exception;
    }

    private static <T> T inside(ClassLoader loader, Action<T> action) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Deploys at the root; returns the application, for {@link #loader} and {@link #undeploy}. */
    public Object deploy(Path war) throws Exception {
        return inside(loader, () -> server.deploy(war.toAbsolutePath()));
    }

    /** Returns the class loader of an application that runs. */
    public ClassLoader loader(Object application) throws Exception {
        return server.loader(application);
    }

    /** Stops and forgets an application. */
    public void undeploy(Object application) throws Exception {
        inside(loader, () -> {
            server.undeploy(application);
            return application;
        });
    }

    /** Returns the port on 127.0.0.1. */
    public int port() throws Exception {
        return server.port();
    }

    @Override
    public void close() throws Exception {
        inside(loader, () -> {
            server.stop();
            return loader;
        });
        loader.close();
    }

    private static Object call(Object target, String method, Object... arguments) throws Exception {
        for (Method candidate : target.getClass().getMethods()) {
            if (candidate.getName().equals(method) && fits(candidate.getParameterTypes(), arguments)) {
                return candidate.invoke(target, arguments);
            }
        }
        throw new NoSuchMethodException(target.getClass() + "." + method);
    }

    private static boolean fits(Class<?>[] types, Object... arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Class<?> type = types[i].isPrimitive() ? Array.get(Array.newInstance(types[i], 1), 0).getClass() : types[i];
            if (!type.isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    /** Jetty 12.1 or 12.0. */
    private static final class Jetty implements Server {
        private final ClassLoader loader;
        private final Object server;
        private final Object connector;
        private final Object contexts;

        Jetty(ClassLoader loader) throws Exception {
            this.loader = loader;
            server = create("org.eclipse.jetty.server.Server");
            connector = loader.loadClass("org.eclipse.jetty.server.ServerConnector")
                    .getConstructor(server.getClass())
                    .newInstance(server);
            call(connector, "setHost", "127.0.0.1");
            call(server, "addConnector", connector);
            contexts = create("org.eclipse.jetty.server.handler.ContextHandlerCollection");
            call(server, "setHandler", contexts);
            call(server, "start");
        }

        private Object create(String type) throws Exception {
            return loader.loadClass(type).getConstructor().newInstance();
        }

        @Override
        public Object deploy(Path war) throws Exception {
            Object context = create("org.eclipse.jetty.ee10.webapp.WebAppContext");
            call(context, "setContextPath", "/");
            call(context, "setWar", war.toString());
            call(contexts, "addHandler", context);
            call(context, "start");
            return context;
        }

        @Override
        public ClassLoader loader(Object application) throws Exception {
            return (ClassLoader) call(application, "getClassLoader");
        }

        @Override
        public void undeploy(Object application) throws Exception {
            call(application, "stop");
            call(contexts, "removeHandler", application);
            call(application, "destroy");
        }

        @Override
        public int port() throws Exception {
            return (int) call(connector, "getLocalPort");
        }

        @Override
        public void stop() throws Exception {
            call(server, "stop");
        }
    }

    /** Tomcat 10.1 or 11. */
    private static final class Tomcat implements Server {
        private final Object tomcat;
        private final Path base = Files.createTempDirectory("vaquero-redeployment");

        Tomcat(ClassLoader loader) throws Exception {
            tomcat = loader.loadClass("org.apache.catalina.startup.Tomcat").getConstructor().newInstance();
            call(tomcat, "setBaseDir", base.toString());
            call(tomcat, "setPort", 0);
            Files.createDirectory(base.resolve("webapps"));
            call(call(tomcat, "getConnector"), "setProperty", "address", "127.0.0.1");
            call(tomcat, "start");
        }

        @Override
        public Object deploy(Path war) throws Exception {
            return call(tomcat, "addWebapp", "", war.toString());
        }

        @Override
        public ClassLoader loader(Object application) throws Exception {
            return (ClassLoader) call(call(application, "getLoader"), "getClassLoader");
        }

        @Override
        public void undeploy(Object application) throws Exception {
            call(call(tomcat, "getHost"), "removeChild", application);
        }

        @Override
        public int port() throws Exception {
            return (int) call(call(tomcat, "getConnector"), "getLocalPort");
        }

        @Override
        public void stop() throws Exception {
            call(tomcat, "stop");
            call(tomcat, "destroy");
            Folders.delete(base);
        }
    }
}
