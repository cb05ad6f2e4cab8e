package dev.vaquero.bench.raw;

import jakarta.websocket.Session;

/** What every endpoint does with a new session. */
final class Sessions {
    private Sessions() {}

    /** Switches the idle timeout off, and takes messages as long as a query {@code max=N} says. */
    static void open(Session session) {
        session.setMaxIdleTimeout(0);
        String query = session.getQueryString();
        if (query != null && query.startsWith("max=")) {
            session.setMaxTextMessageBufferSize(Integer.parseInt(query.substring(4)));
            session.setMaxBinaryMessageBufferSize(Integer.parseInt(query.substring(4)));
        }
    }
}
