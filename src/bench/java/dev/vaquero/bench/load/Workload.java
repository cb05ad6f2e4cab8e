package dev.vaquero.bench.load;

import java.io.IOException;
import java.util.List;

/** What is done on the connections. All calls come from the one thread. */
interface Workload {
    /** All connections are open. */
    void begin(List<Peer> peers) throws IOException;

    /** Whole messages have arrived, at least one. */
    void received(Peer peer, int messages) throws IOException;

    /** Does what is due by the clock; returns when to be called again, by {@link System#nanoTime}. */
    default long tick(long now) throws IOException {
        return Long.MAX_VALUE;
    }

    /** The server closed a connection. */
    default void closed(Peer peer) throws IOException {}

    /** One more connection is open, after {@link #begin}. */
    default void opened(Peer peer) throws IOException {}
}
