package dev.vaquero;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope of a connection: each connection has its own instance of the bean, made when a callback first uses it and
 * destroyed after {@code terminate}. Active in the callbacks of connections, on their thread, and nowhere else; not in
 * {@code init}, which has no connection yet. Callbacks of one connection do not overlap, so that its beans need no lock.
 */
@NormalScope
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ConnectionScoped {}
