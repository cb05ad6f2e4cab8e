package dev.vaquero.internal;

import dev.vaquero.Options;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a handler's class says in annotations. Those of roles are read by name: a container need not bring them. */
public final class Annotated {
    private static final Set<String> NAMING =
            Set.of("jakarta.annotation.security.DeclareRoles", "jakarta.annotation.security.RolesAllowed");

    private Annotated() {}

    /** Returns the roles in {@code @DeclareRoles} and {@code @RolesAllowed} of a class and its methods. */
    public static Set<String> roles(Class<?> type) {
        Set<String> roles = new LinkedHashSet<>();
        Stream.concat(Stream.of(type), Stream.of(type.getDeclaredMethods())).forEach(element -> add(element, roles));
        return Set.copyOf(roles);
    }

    /**
     * Returns options that are given as {@code name=value}, over weaker ones.
     *
     * @throws IllegalArgumentException if a name or value is wrong
     */
    public static Options options(String[] given, Options weaker) {
        Options merged = weaker;
        for (String option : given) {
            String[] pair = option.split("=", 2);
            if (pair.length < 2) {
                throw new IllegalArgumentException("option must be name=value but was \"" + option + "\"");
            }
            try {
                merged = merged.parse(pair[0].strip(), pair[1]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("option \"" + option + "\": " + e.getMessage(), e);
            }
        }
        return merged;
    }

    private static void add(AnnotatedElement element, Set<String> roles) {
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (NAMING.contains(type.getName())) {
                try {
                    roles.addAll(List.of((String[]) type.getMethod("value").invoke(annotation)));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("roles could not be read from " + element, e);
                }
            }
        }
    }
}
