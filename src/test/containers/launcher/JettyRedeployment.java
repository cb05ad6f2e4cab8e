package dev.vaquero.it.container;

import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.component.LifeCycle;

/** Redeploys a web application on an embedded Jetty: {@code java -cp ... WAR ROUNDS}. */
public final class JettyRedeployment implements Redeployment.Deployment {
    private final Path war;
    private final ContextHandlerCollection contexts;
    /** What is deployed; only the main thread. */
    private ContextHandler deployed;

    private JettyRedeployment(Path war, ContextHandlerCollection contexts) {
        this.war = war;
        this.contexts = contexts;
    }

    /** Prints what stays of the application. */
    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ContextHandlerCollection contexts = new ContextHandlerCollection();
        server.setHandler(contexts);
        server.start();
        new Redeployment(connector.getLocalPort())
                .run(new JettyRedeployment(Path.of(args[0]).toAbsolutePath(), contexts), Integer.parseInt(args[1]));
        LifeCycle.stop(server);
        System.exit(0);
    }

    @Override
    public ClassLoader deploy() throws Exception {
        deployed = JettyLauncher.webApplication(war);
        ownCdi(deployed);
        contexts.addHandler(deployed);
        deployed.start();
        return deployed.getClassLoader();
    }

    /** Lets the application's CDI win over Jetty's copy of its API, as the module {@code ee10-cdi} does. */
    private static void ownCdi(ContextHandler context) throws ReflectiveOperationException {
        Object matcher =
                context.getClass().getMethod("getProtectedClassMatcher").invoke(context);
        String[] packages = {
            "jakarta.enterprise.", "jakarta.inject.", "jakarta.interceptor.", "jakarta.decorator.", "jakarta.el."
        };
        matcher.getClass().getMethod("exclude", String[].class).invoke(matcher, (Object) packages);
    }

    @Override
    public void undeploy() throws Exception {
        deployed.stop();
        contexts.removeHandler(deployed);
        deployed.destroy();
        deployed = null;
    }
}
