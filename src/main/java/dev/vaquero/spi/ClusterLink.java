package dev.vaquero.spi;

import dev.vaquero.bus.ExitReason;
import dev.vaquero.bus.Pid;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Ties the bus of one node to those of others. The bus keeps all of its promises on its own node; a link adds what other
 * nodes have to know, and a handler sees no difference but that of distance.
 *
 * <p><b>Threads.</b> Every method may be called on any thread, never blocks and never throws for a node that is gone.
 * Calls from one thread reach the same node in the same order; that is all the order that a sender and a receiver on
 * different nodes have, too. Nothing is repeated: a message arrives once or, when its node or the network fails, not.
 *
 * <p><b>Bytes.</b> Messages come encoded by a {@link MessageCodec}, once for all nodes. The link does not look into them
 * and must not keep the buffer after it returned.
 */
public interface ClusterLink {
    /**
     * Joins the cluster. {@code receiver} hears of nothing before this has returned.
     *
     * @param node the name and epoch of this node, as in its pids
     * @param receiver takes what comes from other nodes
     */
    void start(Node node, Receiver receiver);

    /** Leaves the cluster: other nodes hear of it as of a failure, only sooner. Nothing is received afterwards. */
    void stop();

    /** Sends a message to a connection of another node; lost if that node is gone. */
    void send(Pid to, ByteBuffer message);

    /** Publishes a message to the nodes that have announced subscriptions to the topic, except this one. */
    void publish(String topic, ByteBuffer message);

    /**
     * Announces the topics to which connections of this node are subscribed now. Called when a topic gets its first
     * subscription or loses its last; what is published elsewhere before it got there does not arrive.
     */
    void subscribed(String topic, boolean any);

    /**
     * Claims a name in the cluster for a connection of this node, or takes it over. The answer comes as
     * {@link Receiver#claimed}. Of two claims at once one wins on every node, also after a split has healed; then the
     * loser hears {@link Receiver#lost}.
     */
    void claim(String name, Pid pid, boolean replace);

    /** Frees a name of this node. */
    void free(String name);

    /**
     * Watches a connection of another node. {@link Receiver#down} is called once: when it ends, at once if it is gone,
     * and also when its node is gone.
     */
    void watch(Pid target);

    /** Ends a watch. */
    void unwatch(Pid target);

    /** Tells those who watch it that a connection of this node has ended. */
    void ended(Pid pid, ExitReason reason);

    /**
     * One start of one node.
     *
     * @param name its name
     * @param epoch distinguishes its starts
     */
    record Node(String name, long epoch) {}

    /** Takes what comes from other nodes; the bus. Each method returns quickly, on any thread. */
    interface Receiver {
        /** A message for a connection of this node. */
        void send(Pid to, ByteBuffer message);

        /** A message for the subscribers on this node. */
        void publish(String topic, ByteBuffer message);

        /** The answer to a claim: whether this node now holds the name. */
        void claimed(String name, Pid pid, boolean won);

        /** A name of this node was taken over: its holder is told and closed, as {@code MessageBus.replace} says. */
        void lost(String name, Pid by);

        /** A watched connection has ended, or its node is gone: then the reason is {@link ExitReason.NoProcess}. */
        void down(Pid target, ExitReason reason);

        /** The nodes that are there have changed; this one is not among them. */
        void nodes(Set<Node> others);
    }
}
