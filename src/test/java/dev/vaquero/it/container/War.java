package dev.vaquero.it.container;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs a web application from test classes: the library and Weld as jars, the classes beside them. */
public final class War {
    private static final String LIBRARY = "vaquero-" + System.getProperty("vaquero.version", "0.1.0") + ".jar";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private War() {}

    /** Returns a WAR with the library and the jars of that folder under {@code target/containers}. */
    public static War with(String... folders) {
        War war = new War().file("WEB-INF/lib/" + LIBRARY, read(Path.of("target", LIBRARY)));
        for (String folder : folders) {
            war.jars(Path.of("target", "containers", folder));
        }
        return war;
    }

    /** Returns a copy of that WAR, with the jars of that folder under {@code target/containers} beside its own. */
    public static War of(Path file, String folder) {
        War war = new War();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    war.file(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        war.jars(Path.of("target", "containers", folder));
        return war;
    }

    /** Adds classes, with those that are nested in them. */
    public War classes(Class<?>... types) {
        for (Class<?> type : types) {
            Path folder =
                    Path.of("target", "test-classes", type.getPackageName().replace('.', '/'));
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().matches(type.getSimpleName() + "(\\$.*)?\\.class"))
                        .forEach(file -> file(
                                "WEB-INF/classes/" + type.getPackageName().replace('.', '/') + "/" + file.getFileName(),
                                read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    /** Adds a file. */
    public War file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds {@code web.xml} with that content. */
    public War webXml(String content) {
        return file(
                "WEB-INF/web.xml",
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + content + "</web-app>");
    }

    private War file(String path, byte[] bytes) {
        entries.put(path, bytes);
        return this;
    }

    private void jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".jar"))
                    .forEach(file -> file("WEB-INF/lib/" + file.getFileName(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the WAR under {@code target/wars} and returns it. */
    public Path write(String name) {
        try {
            Path file = Files.createDirectories(Path.of("target", "wars")).resolve(name + ".war");
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
