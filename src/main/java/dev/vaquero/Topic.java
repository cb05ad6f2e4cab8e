package dev.vaquero;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leads CDI events to a topic: what is fired with {@code @Inject @Topic("news") Event<Headline>} is published there, by
 * {@code fire} before it returns, by {@code fireAsync} later. Observers of other modules see the events as well; to them
 * all topics are alike.
 */
@Qualifier
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Topic {
    /** Returns the topic. */
    @Nonbinding
    String value();

    /**
     * A topic that is known at run time only: {@code event.select(new Topic.Literal(name)).fire(message)}, where the event
     * is {@code @Inject @Any Event<Headline>}.
     */
    final class Literal extends AnnotationLiteral<Topic> implements Topic {
        private static final long serialVersionUID = 1;

        private final String value;

        /** Names the topic. */
        public Literal(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }
    }
}
