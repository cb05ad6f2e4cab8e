package dev.vaquero.it.container;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A distribution of Tomcat with its own configuration, but for the address and the ports. */
record TomcatHome(String prefix) implements Installation {
    @Override
    public ProcessBuilder prepare(Path war, int port, Path work) throws IOException {
        Path home = Distributions.home(prefix);
        Path base = Files.createDirectories(work.resolve("base"));
        for (String folder : new String[] {"conf", "logs", "temp", "webapps", "work"}) {
            Files.createDirectories(base.resolve(folder));
        }
        copyConfiguration(home.resolve("conf"), base.resolve("conf"), port);
        Files.copy(war, base.resolve("webapps").resolve("ROOT.war"));
        ProcessBuilder process = new ProcessBuilder(
                "sh", home.resolve("bin").resolve("catalina.sh").toString(), "run");
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("CATALINA_HOME", home.toString());
        process.environment().put("CATALINA_BASE", base.toString());
        return process;
    }

    private static void copyConfiguration(Path from, Path to, int port) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, Files::isRegularFile)) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        Path server = to.resolve("server.xml");
        Files.writeString(
                server,
                Files.readString(server)
                        .replace("port=\"8005\"", "port=\"-1\"")
                        .replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"" + port + "\""));
    }

    @Override
    public boolean ready(String line) {
        return line.contains("Server startup in");
    }
}
