package dev.vaquero.it.container;

import java.io.IOException;
import java.nio.file.Path;

/** How one server is started. */
interface Installation {
    /**
     * Prepares a process that runs the web application at {@code /} of 127.0.0.1.
     *
     * @param work an empty folder for what the server writes
     */
    ProcessBuilder prepare(Path war, int port, Path work) throws IOException;

    /** Returns whether this line of the output says that the server accepts connections. */
    boolean ready(String line);

    /** Returns the program that starts a JVM of the version that runs the tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
