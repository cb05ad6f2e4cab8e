package dev.vaquero.internal;

import dev.vaquero.bus.Counters;
import java.util.concurrent.atomic.LongAdder;

/** The counters of a node; gauges that someone else holds are asked for. */
final class Counting implements Counters {
    final LongAdder opened = new LongAdder();
    final LongAdder closed = new LongAdder();
    final LongAdder crashes = new LongAdder();
    final LongAdder refused = new LongAdder();
    final FrameKinds framesIn = new FrameKinds();
    final FrameKinds framesOut = new FrameKinds();
    final LongAdder messages = new LongAdder();
    final LongAdder dead = new LongAdder();
    final LongAdder droppedMessages = new LongAdder();
    final LongAdder untakenMessages = new LongAdder();
    final LongAdder droppedFrames = new LongAdder();
    final LongAdder publishes = new LongAdder();
    final LongAdder fanOut = new LongAdder();
    final LongAdder timers = new LongAdder();
    final LongAdder subscriptions = new LongAdder();
    final LongAdder monitors = new LongAdder();
    final LongAdder links = new LongAdder();
    final LongAdder asks = new LongAdder();
    final LongAdder presences = new LongAdder();

    private final LocalNode node;

    Counting(LocalNode node) {
        this.node = node;
    }

    @Override
    public long connections() {
        return node.connections().size();
    }

    @Override
    public long opened() {
        return opened.sum();
    }

    @Override
    public long closed() {
        return closed.sum();
    }

    @Override
    public long crashes() {
        return crashes.sum();
    }

    @Override
    public long refused() {
        return refused.sum();
    }

    @Override
    public long framesIn() {
        return framesIn.sum();
    }

    @Override
    public long framesInText() {
        return framesIn.text.sum();
    }

    @Override
    public long framesInBinary() {
        return framesIn.binary.sum();
    }

    @Override
    public long framesInPing() {
        return framesIn.ping.sum();
    }

    @Override
    public long framesInPong() {
        return framesIn.pong.sum();
    }

    @Override
    public long framesInClose() {
        return framesIn.close.sum();
    }

    @Override
    public long framesOut() {
        return framesOut.sum();
    }

    @Override
    public long framesOutText() {
        return framesOut.text.sum();
    }

    @Override
    public long framesOutBinary() {
        return framesOut.binary.sum();
    }

    @Override
    public long framesOutPing() {
        return framesOut.ping.sum();
    }

    @Override
    public long framesOutPong() {
        return framesOut.pong.sum();
    }

    @Override
    public long framesOutClose() {
        return framesOut.close.sum();
    }

    @Override
    public long messages() {
        return messages.sum();
    }

    @Override
    public long dead() {
        return dead.sum();
    }

    @Override
    public long droppedMessages() {
        return droppedMessagesFull() + droppedMessagesType();
    }

    @Override
    public long droppedMessagesFull() {
        return droppedMessages.sum();
    }

    @Override
    public long droppedMessagesType() {
        return untakenMessages.sum();
    }

    @Override
    public long droppedFrames() {
        return droppedFrames.sum();
    }

    @Override
    public long publishes() {
        return publishes.sum();
    }

    @Override
    public long fanOut() {
        return fanOut.sum();
    }

    @Override
    public long timers() {
        return timers.sum();
    }

    @Override
    public long topics() {
        return node.bus().topicCount();
    }

    @Override
    public long subscriptions() {
        return subscriptions.sum();
    }

    @Override
    public long names() {
        return node.bus().nameCount();
    }

    @Override
    public long monitors() {
        return monitors.sum();
    }

    @Override
    public long links() {
        return links.sum();
    }

    @Override
    public long asks() {
        return asks.sum();
    }

    @Override
    public long presences() {
        return presences.sum();
    }

    @Override
    public long mailboxed() {
        return node.connections().stream()
                .mapToLong(ConnectionActor::mailboxDepth)
                .sum();
    }

    @Override
    public long outboxBytes() {
        return node.connections().stream()
                .mapToLong(c -> c.transport().queuedBytes())
                .sum();
    }
}
