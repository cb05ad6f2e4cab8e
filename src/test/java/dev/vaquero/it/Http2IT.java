package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.it.container.Container;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** WebSocket over HTTP/2 (RFC 8441), which the embedded Jettys speak; spoken by node, as the JDK's client does not. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("jettys")
@ExtendWith({Servers.class, Afterwards.class})
final class Http2IT {
    @Parameter
    Setting on;

    static List<Setting> jettys() {
        return Container.selectedOverHttp2().stream()
                .map(container -> new Setting(container, false))
                .toList();
    }

    private List<String> heard(Script script, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        all.add(on.server().process().http(script.path()).toString());
        all.addAll(List.of(arguments));
        return Node.lines(Path.of("."), "http2-client.js", all.toArray(String[]::new));
    }

    @Test
    void upgradesSpeaksAndCloses() throws Exception {
        Script script = on.script().handle("echo");

        assertThat(heard(script)).containsExactly("status 200", "text Hello", "binary 100000", "pong p", "closed 4001");
        script.expectEnd("remote(4001,bye)");
    }

    @Test
    void agreesOnASubprotocolAndOnCompression() throws Exception {
        Script script = on.script().init("accept(mqtt)").opts("compress").handle("echo");

        assertThat(heard(
                        script,
                        "sec-websocket-protocol=stomp, mqtt",
                        "sec-websocket-extensions=permessage-deflate; server_no_context_takeover"))
                .containsExactly(
                        "status 200",
                        "sec-websocket-protocol mqtt",
                        "sec-websocket-extensions permessage-deflate; server_no_context_takeover",
                        "compressed text Hello",
                        "binary 100000",
                        "pong p",
                        "closed 4001");
        script.expectEnd("remote(4001,bye)");
    }

    @Test
    void refusesAsInitSays() throws Exception {
        assertThat(heard(on.script().init("refuse(403)"))).containsExactly("status 403");
    }

    @Test
    void refusesAnotherVersionBeforeInit() throws Exception {
        Script script = on.script();

        assertThat(heard(script, "sec-websocket-version=12")).containsExactly("status 426", "sec-websocket-version 13");
        assertThat(script.events()).isEmpty();
    }

    @Test
    void aStreamThatIsResetEndsTheConnection() throws Exception {
        Script script = on.script().handle("echo");

        assertThat(heard(script, "--reset")).startsWith("status 200", "text Hello");
        script.expectEnd("error(closed)");
    }

    @Test
    void closesFromTheServer() throws Exception {
        Script script = on.script().handle("close(4005:enough)");

        assertThat(heard(script)).containsExactly("status 200", "closed 4005");
        script.expectEnd("stop");
    }
}
