package dev.vaquero.servlet;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The roles that a handler's class names. Read by name: a container need not bring these annotations. */
final class Roles {
    private static final Set<String> NAMING =
            Set.of("jakarta.annotation.security.DeclareRoles", "jakarta.annotation.security.RolesAllowed");

    private Roles() {}

    /** Returns the roles in {@code @DeclareRoles} and {@code @RolesAllowed} of a class and its methods. */
    static Set<String> of(Class<?> type) {
        Set<String> roles = new LinkedHashSet<>();
        Stream.concat(Stream.of(type), Stream.of(type.getDeclaredMethods())).forEach(element -> add(element, roles));
        return Set.copyOf(roles);
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
