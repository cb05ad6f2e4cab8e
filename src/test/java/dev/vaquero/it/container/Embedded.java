package dev.vaquero.it.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A launcher with the class path that the build resolved for it.
 *
 * @param options for its JVM
 */
record Embedded(String name, List<String> options) implements Installation {
    Embedded(String name) {
        this(name, List.of());
    }

    /** The launcher of a Jetty, which speaks HTTP/2 too. */
    static Embedded http2(String name) {
        return new Embedded(name, List.of("-Dlauncher.http2=true"));
    }

    @Override
    public ProcessBuilder prepare(Path war, int port, Path work) {
        Path launcher = Path.of("target", "containers", name, "launcher.jar").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(Installation.java(), "-Djava.io.tmpdir=" + work));
        command.addAll(options);
        command.addAll(List.of("-jar", launcher.toString(), war.toString(), Integer.toString(port)));
        return new ProcessBuilder(command);
    }

    @Override
    public boolean ready(String line) {
        return line.equals("ready");
    }
}
