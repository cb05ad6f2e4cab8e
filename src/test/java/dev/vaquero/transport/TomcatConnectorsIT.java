package dev.vaquero.transport;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the cases on every kind of connector that Tomcat has. */
@ParameterizedClass(name = "{0}")
@MethodSource("setups")
final class TomcatConnectorsIT extends RawCases {
    private static final String NIO = "org.apache.coyote.http11.Http11NioProtocol";
    private static final String NIO2 = "org.apache.coyote.http11.Http11Nio2Protocol";

    @TempDir
    private static Path folder;

    // of the one invocation that runs
    private static @Nullable Tomcat tomcat;
    private static @Nullable Connector connector;
    private static @Nullable Path keyStore;

    @Parameter
    private Setup setup;

    /** One connector. */
    record Setup(String protocol, boolean tls, boolean asyncIo) {
        @Override
        public String toString() {
            return (protocol.equals(NIO) ? "NIO" : "NIO2") + (tls ? ", TLS" : "") + (asyncIo ? "" : ", no async I/O");
        }
    }

    static Stream<Setup> setups() {
        return Stream.of(
                new Setup(NIO, false, false),
                new Setup(NIO, true, true),
                new Setup(NIO2, false, true),
                new Setup(NIO2, true, true));
    }

    @BeforeParameterizedClassInvocation
    static void start(Setup setup) throws IOException, InterruptedException, LifecycleException {
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector("org.apache.coyote.http11.Http11NioProtocol"));
        connector = connector(setup.protocol);
        connector.setProperty("useAsyncIO", Boolean.toString(setup.asyncIo));
        if (setup.tls) {
            secure(connector);
        }
        tomcat.getService().addConnector(connector);
        addApplication(tomcat);
        tomcat.start();
    }

    private static Connector connector(String protocol) {
        Connector made = new Connector(protocol);
        made.setPort(0);
        made.setProperty("address", "127.0.0.1");
        made.setThrowOnFailure(true);
        return made;
    }

    private static void secure(Connector connector) throws IOException, InterruptedException {
        if (keyStore == null) {
            keyStore = Tls.keyStore(folder);
        }
        connector.setSecure(true);
        connector.setScheme("https");
        connector.setProperty("SSLEnabled", "true");
        SSLHostConfig host = new SSLHostConfig();
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host, Type.UNDEFINED);
        certificate.setCertificateKeystoreFile(keyStore.toString());
        certificate.setCertificateKeystorePassword(Tls.PASSWORD);
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
    }

    private static void addApplication(Tomcat tomcat) {
        Context context = tomcat.addContext("", folder.toString());
        context.addServletContainerInitializer(new WsSci(), null);
        FilterDef filter = new FilterDef();
        filter.setFilterName("raw");
        filter.setFilter(new RawFilter());
        context.addFilterDef(filter);
        FilterMap map = new FilterMap();
        map.setFilterName("raw");
        map.addURLPattern("/*");
        context.addFilterMap(map);
        Tomcat.addServlet(context, "none", new HttpServlet() {
            private static final long serialVersionUID = 1L;
        });
        context.addServletMappingDecoded("/", "none");
    }

    @AfterParameterizedClassInvocation
    static void stop() throws LifecycleException {
        if (tomcat != null) {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @Override
    RawClient upgrade(String target, byte... glued) throws IOException {
        return setup.tls ? Tls.upgrade(port(), keyStore, target, glued) : super.upgrade(target, glued);
    }

    @Override
    int port() {
        return connector.getLocalPort();
    }

    @Override
    int httpPort() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    String transport() {
        return "tomcat";
    }
}
