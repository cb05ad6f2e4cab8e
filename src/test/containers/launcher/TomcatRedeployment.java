package dev.vaquero.it.container;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;

/** Redeploys a web application on an embedded Tomcat: {@code java -cp ... WAR ROUNDS}. */
public final class TomcatRedeployment implements Redeployment.Deployment {
    private final Tomcat tomcat;
    private final Path war;
    /** What is deployed; only the main thread. */
    private Context deployed;

    private TomcatRedeployment(Tomcat tomcat, Path war) {
        this.tomcat = tomcat;
        this.war = war;
    }

    /** Prints what stays of the application. */
    public static void main(String[] args) throws Exception {
        Path base = Files.createTempDirectory("vaquero-tomcat");
        Files.createDirectory(base.resolve("webapps"));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        tomcat.start();
        new Redeployment(connector.getLocalPort())
                .run(new TomcatRedeployment(tomcat, Path.of(args[0]).toAbsolutePath()), Integer.parseInt(args[1]));
        tomcat.stop();
        tomcat.destroy();
        ExpandWar.delete(base.toFile());
        System.exit(0);
    }

    @Override
    public ClassLoader deploy() throws LifecycleException {
        ContextConfig configuration = new ContextConfig();
        configuration.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        deployed = new StandardContext();
        deployed.setPath("");
        deployed.setDocBase(war.toString());
        deployed.addLifecycleListener(tomcat.getDefaultWebXmlListener());
        deployed.addLifecycleListener(TomcatLauncher::leaveOutJsp);
        deployed.addLifecycleListener(configuration);
        tomcat.getHost().addChild(deployed);
        return deployed.getLoader().getClassLoader();
    }

    @Override
    public void undeploy() throws LifecycleException {
        deployed.stop();
        tomcat.getHost().removeChild(deployed);
        deployed.destroy();
        deployed = null;
    }
}
