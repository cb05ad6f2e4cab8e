package dev.vaquero.internal;

import dev.vaquero.Reason;
import dev.vaquero.bus.Pid;
import dev.vaquero.internal.codec.NanoClock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The connections of a node, and how they all end. Any thread. */
final class Connections {
    private final Map<Pid, ConnectionActor<?>> open = new ConcurrentHashMap<>();
    private final Set<ConnectionActor<?>> lingering = ConcurrentHashMap.newKeySet();
    private final NanoClock clock;
    // What ends every connection, null as long as new ones are taken; set by whoever drains, then by whoever stops.
    private volatile Addressee.@Nullable Fate fate;
    // Until when the first that stops waits, 0 if none did; guarded by this.
    private long stopsUntil;

    Connections(NanoClock clock) {
        this.clock = clock;
    }

    Collection<ConnectionActor<?>> all() {
        return open.values();
    }

    @Nullable
    ConnectionActor<?> find(Pid pid) {
        return open.get(pid);
    }

    boolean accepting() {
        return fate == null;
    }

    /** Adds a connection; one that comes too late shares the fate of the others. */
    void opened(ConnectionActor<?> connection) {
        open.put(connection.pid(), connection);
        Addressee.Fate late = fate;
        if (late != null) {
            connection.doom(late);
        }
    }

    /** A connection has ended; it lingers until TCP is closed. */
    void ended(ConnectionActor<?> connection) {
        lingering.add(connection);
        open.remove(connection.pid());
    }

    void closed(ConnectionActor<?> connection) {
        lingering.remove(connection);
    }

    void beginDrain(int code) {
        Addressee.Fate shutdown = new Addressee.Fate(new Reason.Shutdown(), code);
        fate = shutdown;
        open.values().forEach(connection -> connection.doom(shutdown));
    }

    /** Waits until all are closed. */
    void awaitDrained(long nanos) {
        awaitUntil(false, clock.now() + nanos);
    }

    /** Waits until all are closed, before a stop; who comes later waits no longer than who came first. */
    void awaitStopped(long nanos) {
        awaitUntil(false, stopsUntil(clock.now() + nanos));
    }

    private synchronized long stopsUntil(long until) {
        if (stopsUntil == 0 || until - stopsUntil < 0) {
            stopsUntil = until | 1;
        }
        return stopsUntil;
    }

    /** Cuts what is left, and what comes from now on; waits until then for callbacks that still run. */
    void cut(long until) {
        Addressee.Fate cut = new Addressee.Fate(new Reason.Shutdown(), 0);
        fate = cut;
        open.values().forEach(connection -> connection.abort(cut.reason()));
        lingering.forEach(connection -> connection.transport().close());
        awaitUntil(true, until);
    }

    private void awaitUntil(boolean lingers, long until) {
        Waiting.until(() -> open.isEmpty() && (lingers || lingering.isEmpty()), clock, until);
    }
}
