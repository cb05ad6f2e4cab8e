package dev.vaquero.internal;

import dev.vaquero.bus.Pid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The topics of one node and who is subscribed to them, and how often. */
final class Topics {
    private static final int BATCH = 1024;

    private final LocalNode node;
    private final Map<String, Map<ConnectionActor<?>, Integer>> topics = new ConcurrentHashMap<>();

    Topics(LocalNode node) {
        this.node = node;
    }

    int publish(String topic, Object message, @Nullable ConnectionActor<?> except) {
        node.counting().publishes.increment();
        Map<ConnectionActor<?>, Integer> members = topics.get(topic);
        if (members == null) {
            return 0;
        }
        Batch batch = new Batch(16);
        int accepted = 0;
        for (Map.Entry<ConnectionActor<?>, Integer> member : members.entrySet()) {
            ConnectionActor<?> target = member.getKey();
            for (int i = target == except ? 0 : member.getValue(); i > 0; i--) {
                Mailbox.Pushed pushed = target.post(message);
                accepted += pushed == Mailbox.Pushed.WAKE || pushed == Mailbox.Pushed.QUEUED ? 1 : 0;
                if (pushed == Mailbox.Pushed.WAKE) {
                    batch.add(target);
                }
            }
            if (batch.size() >= BATCH) {
                node.workers().submit(batch);
                batch = new Batch(BATCH);
            }
        }
        node.workers().submit(batch);
        node.counting().fanOut.add(accepted);
        return accepted;
    }

    boolean subscribe(String topic, ConnectionActor<?> member) {
        return member.belongings().subscribe(topic, () -> join(topic, member));
    }

    private void join(String topic, ConnectionActor<?> member) {
        node.counting().subscriptions.increment();
        topics.compute(topic, (t, members) -> {
            Map<ConnectionActor<?>, Integer> all = members == null ? new ConcurrentHashMap<>() : members;
            all.merge(member, 1, Integer::sum);
            return all;
        });
    }

    boolean unsubscribe(String topic, ConnectionActor<?> member) {
        return member.belongings().unsubscribe(topic, () -> leave(topic, member, 1));
    }

    private void leave(String topic, ConnectionActor<?> member, int times) {
        node.counting().subscriptions.add(-times);
        topics.computeIfPresent(topic, (t, members) -> {
            members.computeIfPresent(member, (m, n) -> n <= times ? null : n - times);
            return members.isEmpty() ? null : members;
        });
    }

    List<Pid> pids(String topic) {
        List<Pid> pids = new ArrayList<>();
        topics.getOrDefault(topic, Map.of())
                .forEach((member, times) -> pids.addAll(Collections.nCopies(times, member.pid())));
        return pids;
    }

    Set<ConnectionActor<?>> members(String topic) {
        return topics.getOrDefault(topic, Map.of()).keySet();
    }

    int count(String topic) {
        return topics.getOrDefault(topic, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    void release(ConnectionActor<?> ended, Map<String, Integer> subscriptions) {
        subscriptions.forEach((topic, times) -> leave(topic, ended, times));
    }

    int size() {
        return topics.size();
    }
}
