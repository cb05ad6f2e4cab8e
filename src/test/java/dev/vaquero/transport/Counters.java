package dev.vaquero.transport;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What happened to the connections with one name. */
final class Counters {
    private static final Map<String, Counters> ALL = new ConcurrentHashMap<>();

    final LongAdder connects = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder events = new LongAdder();
    final LongAdder ends = new LongAdder();
    final LongAdder gone = new LongAdder();
    final LongAdder delayed = new LongAdder();
    final LongAdder written = new LongAdder();
    final LongAdder failedWrites = new LongAdder();
    final LongAdder failedUpgrades = new LongAdder();
    final LongAdder closes = new LongAdder();
    final Queue<FrameEcho> listeners = new ConcurrentLinkedQueue<>();
    // the last one
    volatile String cause = "";
    final Queue<RawConnection> open = new ConcurrentLinkedQueue<>();

    static Counters of(String name) {
        return ALL.computeIfAbsent(name, key -> new Counters());
    }

    void connected() {
        connects.increment();
    }

    void failed(Throwable cause) {
        failedUpgrades.increment();
    }

    @Override
    public String toString() {
        return "connects=" + connects + " received=" + received + " events=" + events + " ends=" + ends + " gone="
                + gone
                + " underWay=" + (delayed.sum() - written.sum() - failedWrites.sum()) + " failedWrites=" + failedWrites
                + " failedUpgrades=" + failedUpgrades + " closes=" + closes + " open=" + open.size() + " cause=" + cause
                + ";";
    }
}
