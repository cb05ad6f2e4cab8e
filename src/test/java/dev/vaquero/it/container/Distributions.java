package dev.vaquero.it.container;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** Where the build unpacked the distributions. */
final class Distributions {
    private Distributions() {}

    /** Returns the one folder whose name begins so. */
    static Path home(String prefix) throws IOException {
        Path all = Path.of("target", "dist").toAbsolutePath();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(all, prefix + "*")) {
            Iterator<Path> homes = found.iterator();
            if (!homes.hasNext()) {
                throw new IOException("no distribution " + prefix + "* in " + all + ": run mvn pre-integration-test");
            }
            return homes.next();
        }
    }
}
