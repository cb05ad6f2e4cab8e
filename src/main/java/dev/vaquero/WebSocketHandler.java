package dev.vaquero;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a CDI bean that implements {@link Handler} serve a path.
 *
 * <p>A stereotype whose default scope is {@code @Singleton}: one instance, no client proxy, final classes allowed.
 * {@code @ApplicationScoped} is accepted; any shorter scope is refused when the application starts. So are two handlers
 * on one path, and a path that is not well formed.
 */
@Stereotype
@Singleton
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WebSocketHandler {
    /**
     * Returns the path below the context path: {@code /chat/{room}}. A parameter in braces matches one non-empty path
     * segment. Where several paths match a request, the one with a literal segment further left wins.
     */
    String value();

    /** Returns what happens to a request that is no upgrade. */
    Plain plain() default Plain.REFUSE;

    /**
     * Returns the types of messages that {@link Handler#websocketInfo} takes; a message of any other type is dropped and
     * counted. Empty takes everything. Always taken are {@code Timeout}, {@code Down}, {@code Exit}, {@code Replaced},
     * {@code Ask} whatever it asks, {@code Presence.Joined} and {@code Left}, and what this connection sent to itself with
     * {@code sendAfter}.
     */
    Class<?>[] messages() default {};

    /**
     * Returns options for this handler as {@code name=value}, by the names of {@link Options.Key}:
     * {@code "idle-timeout=30s"}. A wrong name or value stops the start of the application.
     */
    String[] options() default {};

    /** What happens to a request on a handler's path that is no upgrade. */
    enum Plain {
        /** Answered 426 (or 400 where the handshake is broken); {@code init} does not run. */
        REFUSE,
        /** {@code init} runs and answers it with {@link Upgrade#plain}; an accept then answers 426. */
        INIT,
        /** The filter chain goes on: a page or servlet on the same path answers. */
        PASS
    }
}
