package dev.vaquero.internal;

import java.util.Map;
import java.util.Set;

/**
 * What a connection has set up at one moment.
 *
 * @param timers how many timers run
 * @param topics the topics it is subscribed to, and how often
 * @param names the names it holds
 */
public record Inventory(int timers, Map<String, Integer> topics, Set<String> names) {
    /** Copies. */
    public Inventory {
        topics = Map.copyOf(topics);
        names = Set.copyOf(names);
    }
}
