package dev.vaquero.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Makes the web application of these tests: the filter and the library as classes, so that they share one loader. */
final class RawApplication {
    private static final String WEB_XML =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
              <filter>
                <filter-name>raw</filter-name>
                <filter-class>dev.vaquero.transport.RawFilter</filter-class>
                <async-supported>true</async-supported>
              </filter>
              <filter-mapping><filter-name>raw</filter-name><url-pattern>/*</url-pattern></filter-mapping>
            </web-app>
            """;

    private RawApplication() {}

    /** Copies everything into that folder. */
    static Path in(Path folder) throws IOException {
        Path classes = folder.resolve("WEB-INF/classes");
        copy(Path.of("target/classes/dev/vaquero"), classes.resolve("dev/vaquero"));
        copy(Path.of("target/classes/META-INF/services"), classes.resolve("META-INF/services"));
        copy(Path.of("target/test-classes/dev/vaquero/transport"), classes.resolve("dev/vaquero/transport"));
        Files.writeString(folder.resolve("WEB-INF/web.xml"), WEB_XML);
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> copyFile(file, to.resolve(from.relativize(file))));
        }
    }

    private static void copyFile(Path file, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
