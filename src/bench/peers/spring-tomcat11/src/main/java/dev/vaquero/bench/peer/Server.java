package dev.vaquero.bench.peer;

import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** Spring's WebSocket handlers on an embedded Tomcat: {@code java -jar server.jar PORT}. */
public final class Server {
    /** Tomcat takes 8192 by default, and lets the others wait. */
    private static final String MOST_CONNECTIONS = "20000";

    private Server() {}

    /** Listens on that port of 127.0.0.1 until the process is told to end. */
    public static void main(String[] args) throws Exception {
        Path work = Path.of(System.getProperty("java.class.path")).resolveSibling("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(work.toString());
        Connector connector = new Connector();
        connector.setPort(Integer.parseInt(args[0]));
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxConnections", MOST_CONNECTIONS);
        connector.setThrowOnFailure(true);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(new WsSci(), null);
        AnnotationConfigWebApplicationContext application = new AnnotationConfigWebApplicationContext();
        application.register(Paths.class);
        Wrapper servlet = Tomcat.addServlet(context, "spring", new DispatcherServlet(application));
        servlet.addMapping("/");
        servlet.setLoadOnStartup(1);
        tomcat.start();
        System.out.println("ready");
        tomcat.getServer().await();
    }
}
