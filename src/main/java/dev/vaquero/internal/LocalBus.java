package dev.vaquero.internal;

import dev.vaquero.CloseCode;
import dev.vaquero.Frame;
import dev.vaquero.bus.ExitReason;
import dev.vaquero.bus.Link;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Monitor;
import dev.vaquero.bus.OnExit;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Presence;
import dev.vaquero.bus.Replaced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The bus of one node. */
final class LocalBus implements MessageBus {
    private static final int BATCH = 1024;

    private final LocalNode node;
    private final Map<String, Map<ConnectionActor<?>, Integer>> topics = new ConcurrentHashMap<>();
    private final Map<String, ConnectionActor<?>> names = new ConcurrentHashMap<>();

    LocalBus(LocalNode node) {
        this.node = node;
    }

    @Override
    public boolean send(Pid to, Object message) {
        ConnectionActor<?> target = node.find(to);
        if (target == null) {
            Objects.requireNonNull(message, "message");
            node.counting().dead.increment();
            return false;
        }
        return target.send(message);
    }

    @Override
    public boolean send(String name, Object message) {
        ConnectionActor<?> target = names.get(name);
        if (target == null) {
            Objects.requireNonNull(message, "message");
            node.counting().dead.increment();
            return false;
        }
        return target.send(message);
    }

    @Override
    public int publish(String topic, Object message) {
        return publish(topic, message, null);
    }

    @Override
    public int publishFrom(Pid sender, String topic, Object message) {
        return publish(topic, message, node.find(sender));
    }

    private int publish(String topic, Object message, @Nullable ConnectionActor<?> except) {
        Objects.requireNonNull(message, "message");
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

    @Override
    public boolean subscribe(String topic, Pid pid) {
        ConnectionActor<?> member = node.find(pid);
        return member != null && member.belongings().subscribe(topic, () -> join(topic, member));
    }

    private void join(String topic, ConnectionActor<?> member) {
        node.counting().subscriptions.increment();
        topics.compute(topic, (t, members) -> {
            Map<ConnectionActor<?>, Integer> all = members == null ? new ConcurrentHashMap<>() : members;
            all.merge(member, 1, Integer::sum);
            return all;
        });
    }

    @Override
    public boolean unsubscribe(String topic, Pid pid) {
        ConnectionActor<?> member = node.find(pid);
        return member != null && member.belongings().unsubscribe(topic, () -> leave(topic, member, 1));
    }

    private void leave(String topic, ConnectionActor<?> member, int times) {
        node.counting().subscriptions.add(-times);
        topics.computeIfPresent(topic, (t, members) -> {
            members.computeIfPresent(member, (m, n) -> n <= times ? null : n - times);
            return members.isEmpty() ? null : members;
        });
    }

    @Override
    public List<Pid> members(String topic) {
        List<Pid> pids = new ArrayList<>();
        topics.getOrDefault(topic, Map.of())
                .forEach((member, times) -> pids.addAll(Collections.nCopies(times, member.pid())));
        return pids;
    }

    @Override
    public int count(String topic) {
        return topics.getOrDefault(topic, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public boolean register(String name, Pid pid) {
        ConnectionActor<?> holder = node.find(pid);
        if (holder == null || names.putIfAbsent(name, holder) != null) {
            return false;
        }
        return keep(name, holder);
    }

    private boolean keep(String name, ConnectionActor<?> holder) {
        if (holder.belongings().addName(name)) {
            return true;
        }
        names.remove(name, holder);
        return false;
    }

    @Override
    public Optional<Pid> replace(String name, Pid pid) {
        ConnectionActor<?> holder = node.find(pid);
        if (holder == null) {
            return whereis(name);
        }
        ConnectionActor<?> former = names.put(name, holder);
        keep(name, holder);
        if (former == null || former == holder) {
            return Optional.empty();
        }
        former.belongings().removeName(name);
        former.signal(connection -> connection.info(new Replaced(name, pid)));
        former.closeLater(Frame.close(CloseCode.POLICY_VIOLATION, "replaced"));
        return Optional.of(former.pid());
    }

    @Override
    public Optional<Pid> whereis(String name) {
        return Optional.ofNullable(names.get(name)).map(ConnectionActor::pid);
    }

    @Override
    public boolean unregister(String name) {
        ConnectionActor<?> holder = names.remove(name);
        if (holder != null) {
            holder.belongings().removeName(name);
        }
        return holder != null;
    }

    @Override
    public Monitor monitor(Pid watcher, Pid target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean demonitor(Monitor monitor, boolean flush) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Object> ask(Pid to, Object message, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Object> ask(String name, Object message, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean close(Pid pid, int code, String reason) {
        Frame.Close close = Frame.close(code, reason);
        ConnectionActor<?> target = node.find(pid);
        return target != null && target.closeLater(close);
    }

    @Override
    public int closeAll(String topic, int code, String reason) {
        Frame.Close close = Frame.close(code, reason);
        int closed = 0;
        for (ConnectionActor<?> member : topics.getOrDefault(topic, Map.of()).keySet()) {
            closed += member.closeLater(close) ? 1 : 0;
        }
        return closed;
    }

    @Override
    public Presence presence() {
        throw new UnsupportedOperationException();
    }

    Link link(ConnectionActor<?> self, Pid other, OnExit onExit) {
        throw new UnsupportedOperationException();
    }

    Link link(ConnectionActor<?> self, CompletableFuture<?> task, OnExit onExit) {
        throw new UnsupportedOperationException();
    }

    void unlink(ConnectionActor<?> self, Link link) {
        throw new UnsupportedOperationException();
    }

    int topicCount() {
        return topics.size();
    }

    int nameCount() {
        return names.size();
    }

    long monitorCount() {
        return 0;
    }

    /** Takes away all that an ended connection had. */
    void release(ConnectionActor<?> ended, Belongings belongings, ExitReason reason) {
        belongings.end().forEach(ended::drop);
        belongings.takeTopics().forEach((topic, times) -> leave(topic, ended, times));
        belongings.takeNames().forEach(name -> names.remove(name, ended));
    }
}
