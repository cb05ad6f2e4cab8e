package dev.vaquero.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Makes the web application of these tests: the filter and the transports alone, of all the library. */
final class RawApplication {
    private static final String PROVIDERS = "META-INF/services/dev.vaquero.spi.TransportProvider";
    private static final String WEB_XML = """
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
        Path library = Path.of("target/classes");
        for (String part : List.of("spi", "bus", "transport")) {
            copy(
                    library.resolve("dev/vaquero").resolve(part),
                    classes.resolve("dev/vaquero").resolve(part));
        }
        try (DirectoryStream<Path> api = Files.newDirectoryStream(library.resolve("dev/vaquero"), "*.class")) {
            api.forEach(file -> copyFile(file, classes.resolve(library.relativize(file))));
        }
        copyFile(library.resolve(PROVIDERS), classes.resolve(PROVIDERS));
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
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
