package dev.vaquero.cdi;

import dev.vaquero.Handler;
import dev.vaquero.WebSocketHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the beans of handlers, checks them, and obtains each once. */
final class HandlerBeans {
    private static final TypeLiteral<Handler<?>> ANY_HANDLER = new TypeLiteral<>() {};

    private final BeanManager manager;
    private final Set<Class<?>> annotated;
    private final Problems problems;

    HandlerBeans(BeanManager manager, Set<Class<?>> annotated, Problems problems) {
        this.manager = manager;
        this.annotated = annotated;
        this.problems = problems;
    }

    /** Returns the handlers that are as they must be. */
    List<HandlerBean> obtain() {
        List<Bean<?>> beans = manager.getBeans(ANY_HANDLER.getType(), Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass().isAnnotationPresent(WebSocketHandler.class))
                .filter(bean -> bean.getTypes().contains(bean.getBeanClass()))
                .collect(Collectors.toList());
        requireBeans(beans.stream().map(Bean::getBeanClass).collect(Collectors.toSet()));
        List<HandlerBean> obtained = new ArrayList<>();
        beans.forEach(bean -> obtain(bean, obtained));
        return List.copyOf(obtained);
    }

    /** What is annotated but no bean would else be missed in silence. */
    private void requireBeans(Set<Class<?>> found) {
        for (Class<?> type : annotated) {
            if (!found.contains(type) && !replaced(type, found)) {
                problems.add(type, whyNoBean(type));
            }
        }
    }

    private static boolean replaced(Class<?> type, Set<Class<?>> found) {
        return type.isAnnotationPresent(Alternative.class)
                || found.stream()
                        .anyMatch(
                                other -> type.isAssignableFrom(other) && other.isAnnotationPresent(Specializes.class));
    }

    private static String whyNoBean(Class<?> type) {
        return Handler.class.isAssignableFrom(type)
                ? "the class must be a CDI bean but is none: it must be concrete, top-level or static, with a constructor"
                        + " that has no parameters or is annotated @Inject"
                : "a class annotated @WebSocketHandler must implement dev.vaquero.Handler";
    }

    private <T extends @Nullable Object> void obtain(Bean<T> bean, List<HandlerBean> obtained) {
        Class<?> type = bean.getBeanClass();
        Class<? extends Annotation> scope = bean.getScope();
        if (scope != Singleton.class && scope != ApplicationScoped.class) {
            problems.add(
                    type,
                    "its scope must be @Singleton (the default) or @ApplicationScoped, since one instance serves"
                            + " every connection, but was @" + scope.getSimpleName());
            return;
        }
        CreationalContext<T> creation = manager.createCreationalContext(bean);
        try {
            if (scope == ApplicationScoped.class) {
                manager.getContext(scope).get(bean, creation);
            }
            Handler<?> handler = (Handler<?>) manager.getReference(bean, type, creation);
            obtained.add(new HandlerBean(type, type.getAnnotation(WebSocketHandler.class), handler, creation));
        } catch (RuntimeException | LinkageError e) {
            creation.release();
            problems.add(type, "CDI could not build it: " + e, e);
        }
    }
}
