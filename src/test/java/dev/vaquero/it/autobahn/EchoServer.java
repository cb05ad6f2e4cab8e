package dev.vaquero.it.autobahn;

import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.ContainerProcess;
import dev.vaquero.it.container.War;
import java.io.IOException;
import java.nio.file.Path;

/** Starts a container with the echo handler; the property {@code autobahn.container} names it. */
public final class EchoServer {
    private EchoServer() {}

    /** Takes the port, and returns when the server accepts; it ends with this JVM. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path war = War.with("weld").classes(EchoHandler.class).write("autobahn");
        ContainerProcess.start(
                Container.named(System.getProperty("autobahn.container", "jetty")), war, Integer.parseInt(args[0]));
    }
}
