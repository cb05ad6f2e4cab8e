package dev.vaquero.bench.bus;

import com.google.common.eventbus.AsyncEventBus;
import com.google.common.eventbus.Subscribe;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Guava's event bus, on as many threads as there are processors; a subscriber handles one message at a time. */
final class GuavaBus implements Contender {
    /** A subscriber. */
    static final class Receiver {
        /** Handles a message. */
        @Subscribe
        void on(Arrivals message) {
            message.arrived();
        }
    }

    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final AsyncEventBus one = new AsyncEventBus(threads);
    private final AsyncEventBus all = new AsyncEventBus(threads);

    GuavaBus(int receivers) {
        one.register(new Receiver());
        for (int i = 0; i < receivers; i++) {
            all.register(new Receiver());
        }
    }

    @Override
    public void send(Arrivals message) {
        one.post(message);
    }

    @Override
    public void publish(Arrivals message) {
        all.post(message);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
