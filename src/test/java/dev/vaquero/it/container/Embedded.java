package dev.vaquero.it.container;

import java.nio.file.Path;

/** A launcher with the class path that the build resolved for it. */
record Embedded(String name) implements Installation {
    @Override
    public ProcessBuilder prepare(Path war, int port, Path work) {
        Path launcher = Path.of("target", "containers", name, "launcher.jar").toAbsolutePath();
        return new ProcessBuilder(
                Installation.java(),
                "-Djava.io.tmpdir=" + work,
                "-jar",
                launcher.toString(),
                war.toString(),
                Integer.toString(port));
    }

    @Override
    public boolean ready(String line) {
        return line.equals("ready");
    }
}
