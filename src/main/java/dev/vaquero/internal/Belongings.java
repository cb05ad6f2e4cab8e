package dev.vaquero.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a connection has set up and what goes with it; every collection appears when it is first needed. */
final class Belongings {
    // All guarded by this.
    private @Nullable Set<UserTimer> timers;
    private @Nullable Map<String, Integer> topics;
    private @Nullable Set<String> names;
    private @Nullable Set<Belonging> others;
    private boolean ended;

    /** Adds a timer; false if the connection has ended. */
    synchronized boolean addTimer(UserTimer timer) {
        if (!ended) {
            timers = timers == null ? new HashSet<>(4) : timers;
            timers.add(timer);
        }
        return !ended;
    }

    /** Forgets a timer that fired or was cancelled; false if it was gone. */
    synchronized boolean timerEnded(UserTimer timer) {
        return timers != null && timers.remove(timer);
    }

    /** Adds a subscription; false if the connection has ended. The lock makes {@code join} one step with it. */
    synchronized boolean subscribe(String topic, Runnable join) {
        if (!ended) {
            topics = topics == null ? new HashMap<>(4) : topics;
            topics.merge(topic, 1, Integer::sum);
            join.run();
        }
        return !ended;
    }

    /** Removes a subscription; false if there was none. */
    synchronized boolean unsubscribe(String topic, Runnable leave) {
        if (topics == null || !topics.containsKey(topic)) {
            return false;
        }
        topics.computeIfPresent(topic, (t, n) -> n == 1 ? null : n - 1);
        leave.run();
        return true;
    }

    /** Notes a name that was won; false if the connection has ended. */
    synchronized boolean addName(String name) {
        if (!ended) {
            names = names == null ? new HashSet<>(4) : names;
            names.add(name);
        }
        return !ended;
    }

    synchronized void removeName(String name) {
        if (names != null) {
            names.remove(name);
        }
    }

    /** Adds something else; false if the connection has ended. */
    synchronized boolean add(Belonging belonging) {
        if (!ended) {
            others = others == null ? new HashSet<>(4) : others;
            others.add(belonging);
        }
        return !ended;
    }

    synchronized void remove(Belonging belonging) {
        if (others != null) {
            others.remove(belonging);
        }
    }

    synchronized Inventory inventory() {
        return new Inventory(
                timers == null ? 0 : timers.size(),
                topics == null ? Map.of() : topics,
                names == null ? Set.of() : names);
    }

    /** Ends the connection's rights; returns its timers. */
    synchronized List<UserTimer> end() {
        ended = true;
        List<UserTimer> left = timers == null ? List.of() : new ArrayList<>(timers);
        timers = null;
        return left;
    }

    synchronized Map<String, Integer> takeTopics() {
        Map<String, Integer> left = topics == null ? Map.of() : topics;
        topics = null;
        return left;
    }

    synchronized Set<String> takeNames() {
        Set<String> left = names == null ? Set.of() : names;
        names = null;
        return left;
    }

    synchronized Set<Belonging> takeOthers() {
        Set<Belonging> left = others == null ? Set.of() : others;
        others = null;
        return left;
    }
}
