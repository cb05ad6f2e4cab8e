package dev.vaquero.it.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The distribution of Jetty 12.1, with a base of the fewest modules that run a WebSocket application of EE 10. */
final class JettyHome implements Installation {
    private final List<String> modules =
            new ArrayList<>(List.of("ee10-deploy", "ee10-annotations", "ee10-websocket-jakarta"));

    JettyHome(String... more) {
        modules.addAll(List.of(more));
    }

    @Override
    public ProcessBuilder prepare(Path war, int port, Path work) throws IOException {
        Path base = Files.createDirectories(work.resolve("base"));
        Path configuration = Files.createDirectories(base.resolve("start.d"));
        for (String module : modules) {
            Files.writeString(configuration.resolve(module + ".ini"), "--module=" + module + "\n");
        }
        Files.writeString(
                configuration.resolve("http.ini"),
                "--module=http\njetty.http.host=127.0.0.1\njetty.http.port=" + port + "\n");
        Files.createDirectories(base.resolve("resources"));
        Files.copy(war, Files.createDirectories(base.resolve("webapps")).resolve("ROOT.war"));
        return new ProcessBuilder(
                Installation.java(),
                "-Djava.io.tmpdir=" + work,
                "-Djetty.base=" + base,
                "-jar",
                Distributions.home("jetty-home-").resolve("start.jar").toString());
    }

    @Override
    public boolean ready(String line) {
        return line.contains("Started oejs.Server@");
    }
}
