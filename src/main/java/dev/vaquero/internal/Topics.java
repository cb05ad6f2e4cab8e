package dev.vaquero.internal;

import dev.vaquero.bus.Pid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The topics of one node and who is subscribed to them, and how often. */
final class Topics {
    private static final int FIRST_BATCH = 64;
    private static final int LARGEST_BATCH = 1024;

    private final LocalNode node;
    // The members of a topic are changed within compute of that topic only.
    private final Map<String, Members> topics = new ConcurrentHashMap<>();

    Topics(LocalNode node) {
        this.node = node;
    }

    /** Puts the message into every mailbox; others begin to run the first receivers meanwhile. */
    int publish(String topic, Object message, @Nullable ConnectionActor<?> except) {
        node.counting().publishes.increment();
        Members members = topics.get(topic);
        if (members == null) {
            return 0;
        }
        AtomicReferenceArray<@Nullable ConnectionActor<?>> slots = members.slots();
        Batch batch = new Batch(Math.min(FIRST_BATCH, slots.length()), message);
        int accepted = 0;
        try {
            for (int i = 0; i < slots.length(); i++) {
                ConnectionActor<?> target = slots.getAcquire(i);
                if (target == null || target == except) {
                    continue;
                }
                if (!target.mailbox.tryCarry()) {
                    accepted += target.enqueue(message) ? 1 : 0;
                    continue;
                }
                accepted++;
                if (batch.add(target)) {
                    node.workers().submit(batch);
                    batch = new Batch(Math.min(LARGEST_BATCH, batch.size() * 2), message);
                }
            }
        } finally {
            // Those in the batch run, whatever went wrong with a later one.
            node.workers().submit(batch);
        }
        node.counting().messages.add(accepted);
        node.counting().fanOut.add(accepted);
        return accepted;
    }

    boolean subscribe(String topic, ConnectionActor<?> member) {
        return member.belongings().subscribe(topic, () -> join(topic, member));
    }

    private void join(String topic, ConnectionActor<?> member) {
        node.counting().subscriptions.increment();
        topics.compute(topic, (t, members) -> {
            Members all = members == null ? new Members() : members;
            all.add(member);
            return all;
        });
    }

    boolean unsubscribe(String topic, ConnectionActor<?> member) {
        return member.belongings().unsubscribe(topic, () -> leave(topic, member, 1));
    }

    private void leave(String topic, ConnectionActor<?> member, int times) {
        node.counting().subscriptions.add(-times);
        topics.computeIfPresent(topic, (t, members) -> {
            members.remove(member, times);
            return members.count() == 0 ? null : members;
        });
    }

    List<Pid> pids(String topic) {
        return subscribed(topic).stream().map(ConnectionActor::pid).toList();
    }

    /** Returns each member once. */
    Set<ConnectionActor<?>> members(String topic) {
        return new LinkedHashSet<>(subscribed(topic));
    }

    private List<ConnectionActor<?>> subscribed(String topic) {
        List<ConnectionActor<?>> all = new ArrayList<>();
        Members members = topics.get(topic);
        if (members != null) {
            AtomicReferenceArray<@Nullable ConnectionActor<?>> slots = members.slots();
            for (int i = 0; i < slots.length(); i++) {
                ConnectionActor<?> member = slots.getAcquire(i);
                if (member != null) {
                    all.add(member);
                }
            }
        }
        return all;
    }

    int count(String topic) {
        Members members = topics.get(topic);
        return members == null ? 0 : members.count();
    }

    void release(ConnectionActor<?> ended, Map<String, Integer> subscriptions) {
        subscriptions.forEach((topic, times) -> leave(topic, ended, times));
    }

    int size() {
        return topics.size();
    }
}
