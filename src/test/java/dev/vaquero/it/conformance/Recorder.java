package dev.vaquero.it.conformance;

import dev.vaquero.bus.Pid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What happened on the connections of each id, and which of them are open. Usable on any thread. */
final class Recorder {
    /** The one of this web application. */
    static final Recorder SHARED = new Recorder();

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final long start = System.nanoTime();
    private final Map<String, Queue<Event>> events = new ConcurrentHashMap<>();
    private final Map<String, Set<Pid>> open = new ConcurrentHashMap<>();

    /** Guarded by this. */
    private int opening;

    private Recorder() {}

    /** Records that a callback was entered; connections without an id leave no trace. */
    void record(@Nullable String id, String callback, @Nullable String type, String payload, String reason, int state) {
        if (id != null) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            events.computeIfAbsent(id, key -> new ConcurrentLinkedQueue<>())
                    .add(new Event(callback, type, payload, reason, state, millis));
        }
    }

    /** An upgrade was accepted: its connection is about to open. */
    synchronized void accepted() {
        opening++;
    }

    /** An accepted upgrade came to a connection, or to nothing. */
    synchronized void settled() {
        opening--;
        notifyAll();
    }

    /**
     * Waits until what a client takes for open is open here too: the answer to the upgrade reaches it before the first
     * callback runs.
     */
    synchronized void awaitOpen() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (long left = PATIENCE.toMillis(); opening > 0 && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    void opened(@Nullable String id, Pid pid) {
        if (id != null) {
            open.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet()).add(pid);
        }
        settled();
    }

    void ended(@Nullable String id, Pid pid) {
        if (id != null) {
            open.computeIfPresent(id, (key, pids) -> {
                pids.remove(pid);
                return pids.isEmpty() ? null : pids;
            });
        }
    }

    List<Event> events(@Nullable String id) {
        return id == null ? List.of() : new ArrayList<>(events.getOrDefault(id, new ConcurrentLinkedQueue<>()));
    }

    Set<Pid> open(@Nullable String id) {
        return id == null ? Set.of() : Set.copyOf(open.getOrDefault(id, Set.of()));
    }
}
