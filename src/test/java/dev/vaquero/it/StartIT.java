package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.ContainerProcess;
import dev.vaquero.it.container.War;
import dev.vaquero.it.edge.Echo;
import dev.vaquero.it.edge.Guards;
import dev.vaquero.it.edge.Probe;
import dev.vaquero.it.edge.ProbeServlet;
import dev.vaquero.it.edge.Scopes;
import dev.vaquero.it.edge.Wrong;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** When an application starts, when it does not, and what it says then. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.container.Container#selectedEmbedded")
final class StartIT {
    private final Container container;

    StartIT(Container container) {
        this.container = container;
    }

    private void assertFails(Path war, String... messages) {
        assertThatThrownBy(() -> ContainerProcess.start(container, war).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended before it was ready")
                .hasMessageContainingAll(messages);
    }

    @Test
    void tellsOfEachHandlerWhatIsWrong() {
        String bean = "handler bean dev.vaquero.it.edge.Wrong$";
        assertFails(
                War.with("weld")
                        .classes(Wrong.class)
                        .file("WEB-INF/beans.xml", beans("Unsatisfied"))
                        .write("wrong"),
                "the web application must not start: ",
                "a path must have one handler but /same/{",
                bean + "Unbalanced: path segment must be literal text or one {parameter} but was \"{brace\"",
                bean + "UnknownOption: option \"idle-time=3s\": option must be one of",
                bean + "WrongValue: option \"max-frame-size=-1\": ",
                bean + "WrongOrigin: allowed origin must be like https://example.org or * but was \"example.org\"",
                bean + "PerRequest: its scope must be @Singleton (the default) or @ApplicationScoped",
                bean + "PerLookup: its scope must be @Singleton (the default) or @ApplicationScoped",
                bean + "Throws: CDI could not build it: ",
                bean + "ThrowsBehindProxy: CDI could not build it: ",
                "no database",
                bean + "NoConstructor: the class must be a CDI bean but is none",
                bean + "NoHandler: a class annotated @WebSocketHandler must implement dev.vaquero.Handler");
    }

    private static String beans(String excluded) {
        return "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\"><scan><exclude name=\""
                + Wrong.class.getName() + "$" + excluded + "\"/></scan></beans>";
    }

    @Test
    void namesTheBeanThatAsksForWhatIsNotThere() {
        assertFails(
                War.with("weld").classes(Wrong.class).write("unsatisfied"),
                "Unsatisfied dependencies for type IntSupplier",
                "dev.vaquero.it.edge.Wrong$Unsatisfied.missing");
    }

    @Test
    void saysHowToBringCdi() {
        assertFails(War.with().classes(Echo.class).write("no-cdi"), "weld-se-core", "WEB-INF/lib");
    }

    @Test
    void saysHowToEnableWebSocket() {
        War war = War.with("weld").classes(Echo.class);
        if (container.toString().startsWith("jetty")) {
            assertFails(
                    war.webXml("<context-param><param-name>org.eclipse.jetty.websocket.jakarta</param-name>"
                                    + "<param-value>false</param-value></context-param>")
                            .write("no-websocket"),
                    "jakarta.websocket.server.ServerContainer",
                    "--add-modules=ee10-websocket-jakarta");
        } else {
            assertFails(
                    war.file("META-INF/context.xml", "<Context containerSciFilter=\"WsSci\"/>")
                            .write("no-websocket"),
                    "jakarta.websocket.server.ServerContainer",
                    "lib/tomcat-websocket.jar");
        }
    }

    @Test
    void refusesWrongConfiguration() {
        assertFails(
                War.with("weld")
                        .classes(Echo.class)
                        .webXml("<context-param><param-name>vaquero.idle-timeout</param-name>"
                                + "<param-value>soon</param-value></context-param>")
                        .write("wrong-configuration"),
                "configuration vaquero.idle-timeout: ",
                "\"soon\"");
    }

    @Test
    void leavesAFilterThatTheApplicationDeclaresWhereItIs() throws Exception {
        Path war =
                War.with("weld").classes(Echo.class, Guards.class).webXml("""
                        <filter><filter-name>upgrade</filter-name>
                          <filter-class>dev.vaquero.servlet.UpgradeFilter</filter-class></filter>
                        <filter><filter-name>late</filter-name>
                          <filter-class>dev.vaquero.it.edge.Guards$Reject</filter-class></filter>
                        <filter-mapping><filter-name>upgrade</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                        <filter-mapping><filter-name>late</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                        """).write("declared");

        assertEchoes(container, war);
    }

    @Test
    void runsInitOnceHoweverOftenTheFilterIsMapped() throws Exception {
        Path war = War.with("weld")
                .classes(Probe.class, ProbeServlet.class, Scopes.class)
                .webXml("""
                        <filter><filter-name>upgrade</filter-name>
                          <filter-class>dev.vaquero.servlet.UpgradeFilter</filter-class></filter>
                        <filter><filter-name>again</filter-name>
                          <filter-class>dev.vaquero.servlet.UpgradeFilter</filter-class></filter>
                        <filter-mapping><filter-name>upgrade</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                        <filter-mapping><filter-name>upgrade</filter-name><url-pattern>/rooms/*</url-pattern></filter-mapping>
                        <filter-mapping><filter-name>again</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                        """)
                .write("twice");

        try (ContainerProcess server = ContainerProcess.start(container, war);
                RawClient client = RawClient.connect(server.port())) {
            client.send(new Handshake("/rooms/blue").bytes());
            assertThat(client.head().status()).as(server.log()).isEqualTo(101);
            assertThat(get(server, "/plain/answer")).isEqualTo("plain ü");
            assertThat(get(server, "/inits")).isEqualTo("1");
        }
    }

    private static String get(ContainerProcess server, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.http(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void asksMicroProfileConfigFirstAndWarnsOfUnknownNames() {
        assertFails(
                War.with("weld")
                        .classes(Echo.class, Config.class, ConfigProvider.class)
                        .webXml("<context-param><param-name>vaquero.idle-timeout</param-name>"
                                + "<param-value>5s</param-value></context-param>")
                        .write("microprofile"),
                "but \"vaquero.idle-timout\" is set, in vain",
                "configuration vaquero.idle-timeout: ",
                "\"as MicroProfile Config says\"");
    }

    /** Of Jetty's distributions, since there only the module {@code ee10-cdi} lets an application bring its own CDI. */
    @Test
    void usesWeldServletWhereItIsThere() throws Exception {
        Container server = container.toString().startsWith("jetty") ? Container.JETTY_HOME : container;
        assertEchoes(
                server,
                War.with("weld-servlet")
                        .classes(Echo.class)
                        .file("WEB-INF/beans.xml", beans("Nothing"))
                        .write("weld-servlet"));
    }

    private static void assertEchoes(Container on, Path war) throws Exception {
        try (ContainerProcess server = ContainerProcess.start(on, war);
                RawClient client = RawClient.connect(server.port())) {
            client.send(new Handshake("/echo").bytes());
            assertThat(client.head().status()).as(server.log()).isEqualTo(101);
            client.send(Wire.text("a")).expect("81 01 61");
        }
    }
}
