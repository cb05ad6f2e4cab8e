package dev.vaquero.internal;

import dev.vaquero.Frame;
import dev.vaquero.bus.ExitReason;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Monitor;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The bus of one node: finds the connections that are meant and leaves the rest to its facilities. */
final class LocalBus implements MessageBus {
    private static final System.Logger LOG = System.getLogger("dev.vaquero");

    private final LocalNode node;
    private final Topics topics;
    private final Names names = new Names();
    private final Monitors monitors;
    private final Links links;
    private final Asks asks;
    private final LocalPresence presence;

    LocalBus(LocalNode node) {
        this.node = node;
        topics = new Topics(node);
        monitors = new Monitors(node);
        links = new Links(node);
        asks = new Asks(node);
        presence = new LocalPresence(node);
    }

    @Override
    public boolean send(Pid to, Object message) {
        return send(node.find(Objects.requireNonNull(to, "to")), message);
    }

    @Override
    public boolean send(String name, Object message) {
        return send(names.holder(Objects.requireNonNull(name, "name")), message);
    }

    private boolean send(@Nullable ConnectionActor<?> target, Object message) {
        Objects.requireNonNull(message, "message");
        if (target == null) {
            node.counting().dead.increment();
            return false;
        }
        return target.send(message);
    }

    @Override
    public int publish(String topic, Object message) {
        return topics.publish(Objects.requireNonNull(topic, "topic"), Objects.requireNonNull(message, "message"), null);
    }

    @Override
    public int publishFrom(Pid sender, String topic, Object message) {
        ConnectionActor<?> except = node.find(Objects.requireNonNull(sender, "sender"));
        return topics.publish(
                Objects.requireNonNull(topic, "topic"), Objects.requireNonNull(message, "message"), except);
    }

    @Override
    public boolean subscribe(String topic, Pid pid) {
        Objects.requireNonNull(topic, "topic");
        ConnectionActor<?> member = node.find(Objects.requireNonNull(pid, "pid"));
        return member != null && topics.subscribe(topic, member);
    }

    @Override
    public boolean unsubscribe(String topic, Pid pid) {
        Objects.requireNonNull(topic, "topic");
        ConnectionActor<?> member = node.find(Objects.requireNonNull(pid, "pid"));
        return member != null && topics.unsubscribe(topic, member);
    }

    @Override
    public List<Pid> members(String topic) {
        return topics.pids(Objects.requireNonNull(topic, "topic"));
    }

    @Override
    public int count(String topic) {
        return topics.count(Objects.requireNonNull(topic, "topic"));
    }

    @Override
    public boolean register(String name, Pid pid) {
        Objects.requireNonNull(name, "name");
        ConnectionActor<?> holder = node.find(Objects.requireNonNull(pid, "pid"));
        return holder != null && names.register(name, holder);
    }

    @Override
    public Optional<Pid> replace(String name, Pid pid) {
        Objects.requireNonNull(name, "name");
        ConnectionActor<?> holder = node.find(Objects.requireNonNull(pid, "pid"));
        return holder == null
                ? Optional.empty()
                : Optional.ofNullable(names.replace(name, holder)).map(ConnectionActor::pid);
    }

    @Override
    public Optional<Pid> whereis(String name) {
        return Optional.ofNullable(names.holder(Objects.requireNonNull(name, "name")))
                .map(ConnectionActor::pid);
    }

    @Override
    public boolean unregister(String name) {
        return names.unregister(Objects.requireNonNull(name, "name"));
    }

    @Override
    public Monitor monitor(Pid watcher, Pid target) {
        return monitors.monitor(Objects.requireNonNull(watcher, "watcher"), Objects.requireNonNull(target, "target"));
    }

    @Override
    public boolean demonitor(Monitor monitor, boolean flush) {
        return monitors.demonitor(Objects.requireNonNull(monitor, "monitor"), flush);
    }

    @Override
    public CompletionStage<Object> ask(Pid to, Object message, Duration timeout) {
        return asks.ask(node.find(Objects.requireNonNull(to, "to")), message, timeout);
    }

    @Override
    public CompletionStage<Object> ask(String name, Object message, Duration timeout) {
        return asks.ask(names.holder(Objects.requireNonNull(name, "name")), message, timeout);
    }

    @Override
    public boolean close(Pid pid, int code, String reason) {
        ConnectionActor<?> target = node.find(Objects.requireNonNull(pid, "pid"));
        Frame.Close close = Frame.close(code, Objects.requireNonNull(reason, "reason"));
        return target != null && target.closeLater(close);
    }

    @Override
    public int closeAll(String topic, int code, String reason) {
        Set<ConnectionActor<?>> members = topics.members(Objects.requireNonNull(topic, "topic"));
        Frame.Close close = Frame.close(code, Objects.requireNonNull(reason, "reason"));
        int closed = 0;
        for (ConnectionActor<?> member : members) {
            closed += member.closeLater(close) ? 1 : 0;
        }
        return closed;
    }

    @Override
    public Presence presence() {
        return presence;
    }

    Links links() {
        return links;
    }

    int topicCount() {
        return topics.size();
    }

    int nameCount() {
        return names.size();
    }

    /** Takes away all that an ended connection had, and then tells those who wait for its end; each whatever fails. */
    void release(ConnectionActor<?> ended, Belongings belongings, ExitReason reason) {
        belongings.end().forEach(timer -> step(ended, () -> ended.drop(timer)));
        Map<String, Integer> subscriptions = belongings.takeTopics();
        step(ended, () -> topics.release(ended, subscriptions));
        Set<String> held = belongings.takeNames();
        step(ended, () -> names.release(ended, held));
        Set<Belonging> others = belongings.takeOthers();
        others.forEach(other -> step(ended, other::leave));
        others.forEach(other -> step(ended, () -> other.ended(ended, reason)));
    }

    private static void step(ConnectionActor<?> ended, Runnable step) {
        try {
            step.run();
        } catch (Throwable t) {
            LOG.log(System.Logger.Level.ERROR, "a part of what " + ended.pid() + " had was not released", t);
        }
    }
}
