package dev.vaquero.bus;

import java.util.List;
import java.util.Map;

/**
 * Who is there: connections tracked in a topic under a key (a user) with metadata (a device). A connection that ends
 * leaves without anyone asking. Usable on any thread. Null arguments are refused with {@link NullPointerException}.
 *
 * <p>What is published of a topic has the order in which it happened: who changes or lists it may wait shortly while
 * another's change is put into the mailboxes. {@link Joined} and {@link Left} count against the bound of a mailbox as all
 * that is published, and a full one refuses them: {@link #list} has the truth. Handlers get them whatever types they
 * declare.
 */
public interface Presence {
    /**
     * One tracked connection.
     *
     * @param pid the connection
     * @param meta its metadata
     */
    record Meta(Pid pid, Object meta) {}

    /**
     * Published to the topic when a connection is tracked.
     *
     * @param topic the topic
     * @param key the key
     * @param meta what joined
     * @param first whether there was nobody under that key before
     */
    record Joined(String topic, String key, Meta meta, boolean first) {}

    /**
     * Published to the topic when a connection leaves.
     *
     * @param topic the topic
     * @param key the key
     * @param meta what left
     * @param last whether it was the last of its key
     */
    record Left(String topic, String key, Meta meta, boolean last) {}

    /**
     * Tracks a connection. Tracking it again under the same key replaces its metadata and publishes {@link Joined} again,
     * with {@code first} false. False if it has ended.
     */
    boolean track(Pid pid, String topic, String key, Object meta);

    /** Stops tracking; returns whether it was tracked. */
    boolean untrack(Pid pid, String topic, String key);

    /** Returns who is there: the connections of each key, in the order in which they came. A copy, as large as the topic. */
    Map<String, List<Meta>> list(String topic);
}
