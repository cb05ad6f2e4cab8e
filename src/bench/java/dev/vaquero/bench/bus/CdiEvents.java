package dev.vaquero.bench.bus;

import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asynchronous events of CDI, as Weld has them. */
final class CdiEvents implements Contender {

    /** The first receiver: an observer method as applications have it. */
    static final class Receiver {
        void on(@ObservesAsync Arrivals message) {
            message.arrived();
        }
    }

    private record Observers(int count) implements Extension {
        void add(@Observes AfterBeanDiscovery discovery) {
            for (int i = 0; i < count; i++) {
                discovery
                        .<Batch>addObserverMethod()
                        .beanClass(CdiEvents.class)
                        .observedType(Batch.class)
                        .async(true)
                        .notifyWith(context -> context.getEvent().message().arrived());
            }
        }
    }

    /**
     * What goes to all.
     *
     * @param message the message
     */
    record Batch(Arrivals message) {}

    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final NotificationOptions options = NotificationOptions.ofExecutor(threads);
    private final SeContainer container;

    CdiEvents(int receivers) {
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Receiver.class)
                .addExtensions(new Observers(receivers))
                .initialize();
    }

    @Override
    public void send(Arrivals message) {
        container.getBeanManager().getEvent().select(Arrivals.class).fireAsync(message, options);
    }

    @Override
    public void publish(Arrivals message) {
        container.getBeanManager().getEvent().select(Batch.class).fireAsync(new Batch(message), options);
    }

    @Override
    public void close() {
        container.close();
        threads.shutdownNow();
    }
}
