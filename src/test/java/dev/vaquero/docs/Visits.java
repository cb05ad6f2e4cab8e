package dev.vaquero.docs;

import dev.vaquero.ConnectionClosed;
import dev.vaquero.ConnectionOpened;
import dev.vaquero.ConnectionScoped;
import dev.vaquero.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** What CDI has for handlers. */
@ApplicationScoped
public class Visits {
    private final AtomicInteger open = new AtomicInteger();

    // docs:begin connection-events
    void opened(@Observes ConnectionOpened event) {
        open.incrementAndGet();
    }

    void closed(@Observes ConnectionClosed event) {
        open.decrementAndGet();
    }
    // docs:end connection-events

    int open() {
        return open.get();
    }

    // docs:begin connection-scoped
    @ConnectionScoped
    public static class Cart {
        private int items;

        public int add() {
            return ++items;
        }
    }
    // docs:end connection-scoped

    /** Fires events. */
    @ApplicationScoped
    public static class Newsroom {
        // docs:begin topic-event
        record Headline(String text) {}

        @Inject
        @Topic("news")
        Event<Headline> news;

        public void print(String text) {
            news.fire(new Headline(text)); // arrives in websocketInfo of the subscribers of "news"
        }
        // docs:end topic-event
    }
}
