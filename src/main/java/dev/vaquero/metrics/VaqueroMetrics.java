package dev.vaquero.metrics;

import dev.vaquero.bus.Counters;
import dev.vaquero.internal.Figure;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/**
 * Shows all {@link Counters} in a Micrometer registry, each as {@code vaquero.} and its name with dots:
 * {@code vaquero.connections}, {@code vaquero.frames.in}. What only grows is a counter, the rest are gauges. Nothing is
 * measured between two looks at the registry, and the registry does not keep the application alive.
 *
 * <p>{@code new VaqueroMetrics(vaquero.counters()).bindTo(registry);}
 */
public final class VaqueroMetrics implements MeterBinder {
    private final Counters counters;
    private final Tags tags;

    /** Shows the counters without tags. */
    public VaqueroMetrics(Counters counters) {
        this(counters, Tags.empty());
    }

    /** Shows the counters with tags, as they tell several applications apart. */
    public VaqueroMetrics(Counters counters, Iterable<Tag> tags) {
        this.counters = counters;
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Figure figure : Figure.ALL) {
            String name =
                    "vaquero." + figure.name().replaceAll("([A-Z])", ".$1").toLowerCase(Locale.ROOT);
            if (figure.gauge()) {
                Gauge.builder(name, counters, read -> figure.value().applyAsLong(read))
                        .description(figure.description())
                        .tags(tags)
                        .register(registry);
            } else {
                FunctionCounter.builder(name, counters, read -> figure.value().applyAsLong(read))
                        .description(figure.description())
                        .tags(tags)
                        .register(registry);
            }
        }
    }
}
