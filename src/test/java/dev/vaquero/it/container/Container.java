package dev.vaquero.it.container;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A server on which the tests run a web application. */
public enum Container {
    /** Jetty 12.1 with its EE 10 environment, embedded. */
    JETTY("jetty", new Embedded("jetty")),
    /** Jetty 12.1 with its EE 11 environment, embedded. */
    JETTY_EE11("jetty-ee11", new Embedded("jetty-ee11")),
    /** Jetty 12.0 with its EE 10 environment, embedded. */
    JETTY_12_0("jetty12.0", new Embedded("jetty12.0")),
    /** Tomcat 10.1, embedded. */
    TOMCAT_10("tomcat10", new Embedded("tomcat10")),
    /** Tomcat 11, embedded. */
    TOMCAT_11("tomcat11", new Embedded("tomcat11")),
    /** The distribution of Jetty 12.1, EE 10, with its module {@code ee10-cdi}. */
    JETTY_HOME("jetty-home", new JettyHome("ee10-cdi")),
    /** The distribution of Jetty 12.1, EE 10, without the module {@code ee10-cdi}. */
    JETTY_HOME_WITHOUT_CDI("jetty-home-without-cdi", new JettyHome()),
    /** The distribution of Tomcat 10.1. */
    TOMCAT_10_HOME("tomcat10-home", new TomcatHome("apache-tomcat-10.")),
    /** The distribution of Tomcat 11. */
    TOMCAT_11_HOME("tomcat11-home", new TomcatHome("apache-tomcat-11.")),
    /** As {@link #JETTY}, over HTTP/2 too. */
    JETTY_HTTP2("jetty-http2", Embedded.http2("jetty")),
    /** As {@link #JETTY_EE11}, over HTTP/2 too. */
    JETTY_EE11_HTTP2("jetty-ee11-http2", Embedded.http2("jetty-ee11")),
    /** As {@link #JETTY_12_0}, over HTTP/2 too. */
    JETTY_12_0_HTTP2("jetty12.0-http2", Embedded.http2("jetty12.0"));

    private static final String HTTP2 = "-http2";

    private final String id;
    private final Installation installation;

    Container(String id, Installation installation) {
        this.id = id;
        this.installation = installation;
    }

    /**
     * Returns the containers that the property {@code vaquero.containers} names, {@code jetty,tomcat10} by default;
     * {@code all} is every one, the distributions too, but for those over HTTP/2.
     */
    public static List<Container> selected() {
        String names = System.getProperty("vaquero.containers", "jetty,tomcat10");
        return names.equals("all")
                ? Stream.of(values())
                        .filter(container -> !container.id.endsWith(HTTP2))
                        .toList()
                : Stream.of(names.split(",")).map(Container::named).toList();
    }

    /** Returns those of the selected that end when the web application does not start. */
    public static List<Container> selectedEmbedded() {
        return selected().stream()
                .filter(container -> container.installation instanceof Embedded)
                .toList();
    }

    /** Returns, over HTTP/2 too, those of the selected that can. */
    public static List<Container> selectedOverHttp2() {
        List<String> selected =
                selected().stream().map(container -> container.id + HTTP2).toList();
        return Stream.of(values())
                .filter(container -> selected.contains(container.id))
                .toList();
    }

    /** Returns the real distributions, whatever was selected. */
    public static List<Container> distributions() {
        return Stream.of(values())
                .filter(container -> !(container.installation instanceof Embedded))
                .toList();
    }

    /** Returns the container of that name. */
    public static Container named(String id) {
        return Stream.of(values())
                .filter(container -> container.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "container must be one of " + Arrays.toString(values()) + " but was " + id));
    }

    Installation installation() {
        return installation;
    }

    @Override
    public String toString() {
        return id;
    }
}
