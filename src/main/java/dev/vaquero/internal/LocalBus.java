package dev.vaquero.internal;

import dev.vaquero.Frame;
import dev.vaquero.bus.ExitReason;
import dev.vaquero.bus.Link;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Monitor;
import dev.vaquero.bus.OnExit;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The bus of one node: finds the connections that are meant and leaves the rest to its facilities. */
final class LocalBus implements MessageBus {
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
        return send(node.find(to), message);
    }

    @Override
    public boolean send(String name, Object message) {
        return send(names.holder(name), message);
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
        return topics.publish(topic, Objects.requireNonNull(message, "message"), null);
    }

    @Override
    public int publishFrom(Pid sender, String topic, Object message) {
        return topics.publish(topic, Objects.requireNonNull(message, "message"), node.find(sender));
    }

    @Override
    public boolean subscribe(String topic, Pid pid) {
        ConnectionActor<?> member = node.find(pid);
        return member != null && topics.subscribe(topic, member);
    }

    @Override
    public boolean unsubscribe(String topic, Pid pid) {
        ConnectionActor<?> member = node.find(pid);
        return member != null && topics.unsubscribe(topic, member);
    }

    @Override
    public List<Pid> members(String topic) {
        return topics.pids(topic);
    }

    @Override
    public int count(String topic) {
        return topics.count(topic);
    }

    @Override
    public boolean register(String name, Pid pid) {
        ConnectionActor<?> holder = node.find(pid);
        return holder != null && names.register(name, holder);
    }

    @Override
    public Optional<Pid> replace(String name, Pid pid) {
        ConnectionActor<?> holder = node.find(pid);
        return holder == null
                ? Optional.empty()
                : Optional.ofNullable(names.replace(name, holder)).map(ConnectionActor::pid);
    }

    @Override
    public Optional<Pid> whereis(String name) {
        return Optional.ofNullable(names.holder(name)).map(ConnectionActor::pid);
    }

    @Override
    public boolean unregister(String name) {
        return names.unregister(name);
    }

    @Override
    public Monitor monitor(Pid watcher, Pid target) {
        return monitors.monitor(watcher, target);
    }

    @Override
    public boolean demonitor(Monitor monitor, boolean flush) {
        return monitors.demonitor(monitor, flush);
    }

    @Override
    public CompletionStage<Object> ask(Pid to, Object message, Duration timeout) {
        return asks.ask(node.find(to), message, timeout);
    }

    @Override
    public CompletionStage<Object> ask(String name, Object message, Duration timeout) {
        return asks.ask(names.holder(name), message, timeout);
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
        for (ConnectionActor<?> member : topics.members(topic)) {
            closed += member.closeLater(close) ? 1 : 0;
        }
        return closed;
    }

    @Override
    public Presence presence() {
        return presence;
    }

    Link link(ConnectionActor<?> self, Pid other, OnExit onExit) {
        return links.link(self, other, onExit);
    }

    Link link(ConnectionActor<?> self, CompletableFuture<?> task, OnExit onExit) {
        return links.link(self, task, onExit);
    }

    void unlink(ConnectionActor<?> self, Link link) {
        links.unlink(self, link);
    }

    int topicCount() {
        return topics.size();
    }

    int nameCount() {
        return names.size();
    }

    /** Takes away all that an ended connection had, and then tells those who wait for its end. */
    void release(ConnectionActor<?> ended, Belongings belongings, ExitReason reason) {
        belongings.end().forEach(ended::drop);
        topics.release(ended, belongings.takeTopics());
        names.release(ended, belongings.takeNames());
        Set<Belonging> others = belongings.takeOthers();
        others.forEach(Belonging::leave);
        others.forEach(other -> other.ended(ended, reason));
    }
}
