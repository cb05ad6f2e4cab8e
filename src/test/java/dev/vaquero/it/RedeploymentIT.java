package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.it.container.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What stays of a web application that was undeployed: nothing. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.container.Container#selectedEmbedded")
final class RedeploymentIT {
    private static final int ROUNDS = 10;

    private final Container container;

    RedeploymentIT(Container container) {
        this.container = container;
    }

    @Test
    void terminatesOnceAndLeavesNoClassLoaderBehindInTenUndeployments() throws IOException {
        Path jars = Path.of("target", "containers", container.toString());
        String main = container.toString().startsWith("jetty") ? "JettyRedeployment" : "TomcatRedeployment";
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // What the JDK itself keeps softly, for want of nothing better, is not kept.
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-cp",
                        jars.toAbsolutePath().resolve("*").toString(),
                        "dev.vaquero.it.container." + main,
                        Server.war().toAbsolutePath().toString(),
                        Integer.toString(ROUNDS))
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output.lines().filter(line -> line.equals("closed 1001")))
                    .as(output)
                    .hasSize(ROUNDS);
            assertThat(output.lines().filter(line -> line.startsWith("shutdown of ")))
                    .as(output)
                    .containsExactlyElementsOf(IntStream.range(0, ROUNDS)
                            .mapToObj(i -> "shutdown of " + i)
                            .toList());
            assertThat(output.lines()).contains("alive 0");
        } finally {
            process.destroyForcibly();
        }
    }
}
