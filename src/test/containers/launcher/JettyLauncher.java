package dev.vaquero.it.container;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;

/**
 * Runs one web application on an embedded Jetty: {@code java -jar launcher.jar WAR PORT [LINE]}. With the system property
 * {@code launcher.http2=true} it speaks HTTP/2 too.
 */
public final class JettyLauncher {
    private static final boolean HTTP2 = Boolean.getBoolean("launcher.http2");
    private static final Duration STOP = Duration.ofSeconds(15);

    private JettyLauncher() {}

    /**
     * Deploys the web application (a file or a folder) at {@code /} of 127.0.0.1 and prints a line, {@code ready} by
     * default, once it accepts. SIGTERM and SIGINT stop the server and with it the application.
     */
    public static void main(String[] args) throws Exception {
        System.exit(
                run(Path.of(args[0]).toAbsolutePath(), Integer.parseInt(args[1]), args.length > 2 ? args[2] : "ready"));
    }

    private static int run(Path war, int port, String line) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        if (HTTP2) {
            connector.addConnectionFactory(new HTTP2CServerConnectionFactory(new HttpConfiguration()));
        }
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        ContextHandler context = webApplication(war);
        server.setHandler(context);
        Startup.stopOnSignal(server::stop, STOP);
        try {
            server.start();
        } catch (Exception e) {
            return Startup.failed(port, e);
        }
        if (!context.isAvailable()) {
            return Startup.unavailable(war);
        }
        System.out.println(line);
        server.join();
        return 0;
    }

    /** The class path holds one environment, so the one class that is there decides. */
    static ContextHandler webApplication(Path war) throws ReflectiveOperationException {
        Class<?> type;
        try {
            type = Class.forName("org.eclipse.jetty.ee10.webapp.WebAppContext");
        } catch (ClassNotFoundException e) {
            type = Class.forName("org.eclipse.jetty.ee11.webapp.WebAppContext");
        }
        ContextHandler context = (ContextHandler) type.getConstructor().newInstance();
        context.setContextPath("/");
        type.getMethod("setWar", String.class).invoke(context, war.toString());
        return context;
    }
}
