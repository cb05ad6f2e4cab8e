package dev.vaquero.internal;

import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who is there, on one node. What is published of a topic has the order in which it happened. */
final class LocalPresence implements Presence {
    private final LocalNode node;
    private final Map<String, Roster> rosters = new ConcurrentHashMap<>();

    LocalPresence(LocalNode node) {
        this.node = node;
    }

    @Override
    public boolean track(Pid pid, String topic, String key, Object meta) {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(meta, "meta");
        ConnectionActor<?> connection = node.find(Objects.requireNonNull(pid, "pid"));
        return connection != null && in(topic, roster -> roster.add(connection, key, new Meta(pid, meta)));
    }

    @Override
    public boolean untrack(Pid pid, String topic, String key) {
        Objects.requireNonNull(pid, "pid");
        Objects.requireNonNull(key, "key");
        Roster roster = rosters.get(Objects.requireNonNull(topic, "topic"));
        return roster != null && roster.remove(pid, key);
    }

    @Override
    public Map<String, List<Meta>> list(String topic) {
        Roster roster = rosters.get(Objects.requireNonNull(topic, "topic"));
        return roster == null ? Map.of() : roster.list();
    }

    /** Does something to the topic's roster, or to a new one if it goes away meanwhile. */
    private boolean in(String topic, Function<Roster, @Nullable Boolean> change) {
        while (true) {
            Boolean done = change.apply(rosters.computeIfAbsent(topic, Roster::new));
            if (done != null) {
                return done;
            }
        }
    }

    /** One tracked connection under one key. */
    private record Track(Roster roster, ConnectionActor<?> connection, String key) implements Belonging {
        @Override
        public void leave() {
            roster.remove(connection.pid(), key);
        }
    }

    /** Who is there in one topic. */
    private final class Roster {
        private final String topic;
        // Both guarded by this.
        private final Map<String, Map<Pid, Meta>> keys = new LinkedHashMap<>();
        private boolean gone;

        Roster(String topic) {
            this.topic = topic;
        }

        synchronized @Nullable Boolean add(ConnectionActor<?> connection, String key, Meta meta) {
            if (gone) {
                return null;
            }
            Map<Pid, Meta> metas = keys.getOrDefault(key, Map.of());
            boolean known = metas.containsKey(meta.pid());
            if (!known && !connection.belongings().add(new Track(this, connection, key))) {
                forgetIfEmpty();
                return false;
            }
            keys.computeIfAbsent(key, k -> new LinkedHashMap<>(4)).put(meta.pid(), meta);
            if (!known) {
                node.counting().presences.increment();
            }
            node.bus().publish(topic, new Joined(topic, key, meta, metas.isEmpty()));
            return true;
        }

        synchronized boolean remove(Pid pid, String key) {
            Map<Pid, Meta> metas = keys.get(key);
            Meta meta = metas == null ? null : metas.remove(pid);
            if (metas == null || meta == null) {
                return false;
            }
            if (metas.isEmpty()) {
                keys.remove(key);
            }
            node.counting().presences.decrement();
            ConnectionActor<?> connection = node.find(pid);
            if (connection != null) {
                connection.belongings().remove(new Track(this, connection, key));
            }
            node.bus().publish(topic, new Left(topic, key, meta, metas.isEmpty()));
            forgetIfEmpty();
            return true;
        }

        private void forgetIfEmpty() {
            if (keys.isEmpty()) {
                gone = true;
                rosters.remove(topic, this);
            }
        }

        synchronized Map<String, List<Meta>> list() {
            Map<String, List<Meta>> copy = new LinkedHashMap<>();
            keys.forEach((key, metas) -> copy.put(key, new ArrayList<>(metas.values())));
            return copy;
        }
    }
}
