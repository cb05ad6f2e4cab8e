package dev.vaquero.it.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;

/** Runs one web application on an embedded Tomcat: {@code java -jar launcher.jar WAR PORT [LINE]}. */
public final class TomcatLauncher {
    private static final Duration STOP = Duration.ofSeconds(15);
    /** For measurements: attributes of the connector, as {@code name=value,name=value}. */
    private static final String ATTRIBUTES = System.getProperty("launcher.connector", "");

    private TomcatLauncher() {}

    /**
     * Deploys the web application (a file or a folder) at {@code /} of 127.0.0.1 and prints a line, {@code ready} by
     * default, once it accepts. SIGTERM and SIGINT stop the server and with it the application.
     */
    public static void main(String[] args) throws Exception {
        Path war = Path.of(args[0]).toAbsolutePath();
        int status = run(war, Integer.parseInt(args[1]), args.length > 2 ? args[2] : "ready");
        System.exit(status);
    }

    private static int run(Path war, int port, String line) throws IOException, LifecycleException {
        Path base = Files.createTempDirectory("vaquero-tomcat");
        Files.createDirectory(base.resolve("webapps"));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setThrowOnFailure(true);
        for (String attribute : ATTRIBUTES.isEmpty() ? new String[0] : ATTRIBUTES.split(",", -1)) {
            String[] pair = attribute.split("=", 2);
            connector.setProperty(pair[0], pair[1]);
        }
        tomcat.setConnector(connector);
        Context context = tomcat.addWebapp("", war.toString());
        context.addLifecycleListener(TomcatLauncher::leaveOutJsp);
        Startup.stopOnSignal(() -> stop(tomcat, base), STOP);
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            return Startup.failed(port, e);
        }
        if (!context.getState().isAvailable()) {
            return Startup.unavailable(war);
        }
        System.out.println(line);
        tomcat.getServer().await();
        return 0;
    }

    /** The default {@code web.xml} names a servlet for JSP, whose jar is not on this class path. */
    static void leaveOutJsp(LifecycleEvent event) {
        if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)) {
            Context context = (Context) event.getLifecycle();
            context.removeServletMapping("*.jsp");
            context.removeServletMapping("*.jspx");
            context.removeChild(context.findChild("jsp"));
        }
    }

    private static void stop(Tomcat tomcat, Path base) throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        ExpandWar.delete(base.toFile());
    }
}
