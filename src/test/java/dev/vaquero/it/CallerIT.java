package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.it.container.Container;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code init} and the connection know of the caller: session, user, roles, TLS. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.container.Container#selected")
final class CallerIT {
    private static final String WEB_XML = """
            <filter><filter-name>login</filter-name>
              <filter-class>dev.vaquero.it.edge.Guards$Login</filter-class></filter>
            <filter-mapping><filter-name>login</filter-name><url-pattern>/caller</url-pattern></filter-mapping>
            """;

    // set before the tests of one container, which run one after another
    private static EdgeServer server;

    CallerIT(Container container) {
        assertThat(server.log()).as("%s", container).contains("Vaquero serves ");
    }

    @BeforeParameterizedClassInvocation
    static void start(Container container) throws IOException, InterruptedException {
        server = EdgeServer.start(container, WEB_XML);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void knowsTheCaller() throws Exception {
        assertThat(server.greeting(server.handshake("/caller")))
                .isEqualTo("session=null principal=null admin=false secure=false");

        HttpResponse<String> session = server.get("/session");
        String cookie = session.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(server.greeting(server.handshake("/caller").with("Cookie", cookie)))
                .startsWith("session=kept ");
    }

    @Test
    void knowsTheUserThatAFilterLoggedIn() {
        Handshake handshake = server.handshake("/caller").with("X-User", "ana");

        assertThat(server.greeting(handshake)).isEqualTo("session=null principal=ana admin=true secure=false");
        assertThat(server.greeting(handshake.with("X-Forwarded-Proto", "https")))
                .endsWith(" secure=true");
    }

    @Test
    void knowsTheUserAndTheNamedRolesOnTheConnection() {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(server.handshake("/caller").with("X-User", "ana").bytes());
            assertThat(client.head().status()).isEqualTo(101);
            assertThat(EdgeServer.text(client)).contains("principal=ana");
            for (String answer : new String[] {"admin=true", "guest=false", "notNamed=false"}) {
                client.send(Wire.text(answer.substring(0, answer.indexOf('='))));
                assertThat(EdgeServer.text(client)).isEqualTo("ana " + answer);
            }
        }
    }

    @Test
    void makesNoSession() {
        assertThat(server.head(server.handshake("/caller")).headers()).doesNotContainKey("set-cookie");
    }
}
