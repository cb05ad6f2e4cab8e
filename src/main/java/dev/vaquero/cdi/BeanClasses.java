package dev.vaquero.cdi;

import dev.vaquero.cdi.BeansXml.Mode;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Stereotype;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bean classes of a web application: those with a bean-defining annotation in {@code WEB-INF/classes} and in jars that
 * carry {@code META-INF/beans.xml}; every class where {@code beans.xml} says {@code all}.
 */
final class BeanClasses {
    private static final System.Logger LOG = System.getLogger(BeanClasses.class.getName());
    private static final String CLASSES = "/WEB-INF/classes/";
    private static final String LIB = "/WEB-INF/lib/";
    private static final String BEANS_XML = "META-INF/beans.xml";
    private static final Set<String> DEFINING =
            Set.of("jakarta.interceptor.Interceptor", "jakarta.decorator.Decorator", Dependent.class.getName());

    private final ServletContext context;
    private final Set<Class<?>> found = new LinkedHashSet<>();
    private final List<BeansXml> archives = new ArrayList<>();

    BeanClasses(ServletContext context) {
        this.context = context;
    }

    /** Returns the classes that may be beans. */
    Set<Class<?>> find() {
        try {
            String xml = text("/WEB-INF/beans.xml");
            String other = text(CLASSES + BEANS_XML);
            add(classNames(CLASSES, new ArrayList<>()), xml != null ? xml : other != null ? other : "");
            for (String jar : paths(LIB)) {
                if (jar.endsWith(".jar")) {
                    addJar(jar);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the web application could not be read", e);
        }
        return found;
    }

    private Set<String> paths(String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        return paths == null ? Set.of() : paths;
    }

    private List<String> classNames(String folder, List<String> names) {
        for (String path : paths(folder)) {
            if (path.endsWith("/")) {
                classNames(path, names);
            } else {
                addName(path.substring(CLASSES.length()), names);
            }
        }
        return names;
    }

    private static void addName(String file, List<String> names) {
        if (file.endsWith(".class") && !file.startsWith("META-INF/") && !file.endsWith("-info.class")) {
            names.add(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        }
    }

    private void addJar(String path) throws IOException {
        String file = context.getRealPath(path);
        if (file == null || !Files.isRegularFile(Path.of(file))) {
            addPackedJar(path);
            return;
        }
        try (JarFile jar = new JarFile(file)) {
            JarEntry xml = jar.getJarEntry(BEANS_XML);
            if (xml != null) {
                List<String> names = new ArrayList<>();
                jar.stream().forEach(entry -> addName(entry.getName(), names));
                add(names, new String(jar.getInputStream(xml).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    /** Reads a jar in a WAR that the container has not unpacked. */
    private void addPackedJar(String path) throws IOException {
        List<String> names = new ArrayList<>();
        String xml = null;
        try (InputStream in = context.getResourceAsStream(path);
                JarInputStream jar = new JarInputStream(in == null ? InputStream.nullInputStream() : in)) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                if (entry.getName().equals(BEANS_XML)) {
                    xml = new String(jar.readAllBytes(), StandardCharsets.UTF_8);
                }
                addName(entry.getName(), names);
            }
        }
        if (xml != null) {
            add(names, xml);
        }
    }

    private @Nullable String text(String path) throws IOException {
        try (InputStream in = context.getResourceAsStream(path)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void add(List<String> names, String xml) throws IOException {
        BeansXml archive = BeansXml.read(xml);
        if (archive.mode() == Mode.NONE) {
            return;
        }
        archives.add(archive);
        for (String name : names) {
            Class<?> type = archive.excludes(name) ? null : load(name);
            if (type != null && (archive.mode() == Mode.ALL || definesBean(type))) {
                found.add(type);
            }
        }
    }

    private @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, context.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.log(Level.DEBUG, "class is no bean, since it does not load: " + name, e);
            return null;
        }
    }

    /** Returns the classes that a list of each {@code beans.xml} enables; after {@link #find}. */
    List<Class<?>> enabled(Function<BeansXml, List<String>> list) {
        List<Class<?>> enabled = new ArrayList<>();
        for (BeansXml archive : archives) {
            for (String name : list.apply(archive)) {
                Class<?> type = load(name);
                if (type == null) {
                    throw new IllegalStateException("beans.xml must name classes that are there but names " + name);
                }
                enabled.add(type);
            }
        }
        return enabled;
    }

    private static boolean definesBean(Class<?> type) {
        return Stream.of(type.getAnnotations()).map(Annotation::annotationType).anyMatch(BeanClasses::defining);
    }

    private static boolean defining(Class<? extends Annotation> annotation) {
        return DEFINING.contains(annotation.getName())
                || annotation.isAnnotationPresent(NormalScope.class)
                || annotation.isAnnotationPresent(Stereotype.class);
    }
}
