package dev.vaquero.transport;

import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.ContainerProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the cases in a web application on every selected embedded container. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.container.Container#selectedEmbedded")
final class TransportIT extends RawCases {
    @TempDir
    private static Path folder;

    // of the one invocation that runs
    private static @Nullable ContainerProcess server;

    @Parameter
    private Container container;

    @BeforeParameterizedClassInvocation
    static void start(Container container) throws IOException, InterruptedException {
        server = ContainerProcess.start(container, RawApplication.in(folder));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    int port() {
        return server.port();
    }

    @Override
    String transport() {
        return container.toString().startsWith("jetty") ? "jetty" : "tomcat";
    }
}
