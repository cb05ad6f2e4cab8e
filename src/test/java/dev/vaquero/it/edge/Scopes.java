package dev.vaquero.it.edge;

import dev.vaquero.Connection;
import dev.vaquero.ConnectionClosed;
import dev.vaquero.ConnectionOpened;
import dev.vaquero.ConnectionScoped;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** A handler whose beans live as long as a connection or a callback, and what happened to them. */
public final class Scopes {
    static final AtomicInteger OPENED = new AtomicInteger();
    static final AtomicInteger CLOSED = new AtomicInteger();
    static final AtomicInteger DESTROYED = new AtomicInteger();

    private Scopes() {}

    /** Counts the calls of one connection. */
    @ConnectionScoped
    public static class PerConnection {
        private int calls;

        /** Counts one more. */
        public int call() {
            return ++calls;
        }

        @PreDestroy
        void destroy() {
            DESTROYED.incrementAndGet();
        }
    }

    /** Counts the calls of one callback. */
    @RequestScoped
    public static class PerCallback {
        private int calls;

        /** Counts one more. */
        public int call() {
            return ++calls;
        }
    }

    /** Sees connections come and go. */
    @ApplicationScoped
    public static class Witness {
        void opened(@Observes ConnectionOpened event) {
            OPENED.addAndGet(event.path().equals("/scopes") ? 1 : 0);
        }

        void closed(@Observes ConnectionClosed event) {
            CLOSED.addAndGet(event.path().equals("/scopes") ? 1 : 0);
        }
    }

    /** Tells the counts in each callback. */
    @WebSocketHandler("/scopes")
    public static final class Scoped implements Handler<String> {
        @Inject
        private PerConnection connection;

        @Inject
        private PerCallback callback;

        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("");
        }

        @Override
        public Reply<String> websocketInit(Connection self, String state) {
            return Reply.of(state, counts());
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            return Reply.of(state, counts());
        }

        private Frame counts() {
            callback.call();
            return Frame.text(connection.call() + " " + callback.call());
        }
    }
}
