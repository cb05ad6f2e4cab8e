package dev.vaquero.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Messages leave by the clock, in turn on each connection; times count from when each was meant to leave. */
final class FixedRate implements Workload {
    private final Load load;
    private final double interval;
    private final ByteBuffer frame;
    private List<Peer> peers = List.of();
    private long start;
    private long sent;

    FixedRate(Load load, Settings settings) {
        this.load = load;
        interval = 1e9 / settings.rate();
        frame = Frames.repeat(Frames.message(settings.binary(), "", settings.size()), 1);
        load.expectLength(settings.size());
    }

    @Override
    public void begin(List<Peer> opened) {
        peers = opened;
        start = System.nanoTime();
    }

    @Override
    public long tick(long now) throws IOException {
        long due = due();
        while (due <= now) {
            Peer peer = peers.get((int) (sent % peers.size()));
            peer.due.add(due);
            peer.send(frame);
            sent++;
            due = due();
        }
        return due;
    }

    private long due() {
        return start + (long) (sent * interval);
    }

    @Override
    public void received(Peer peer, int messages) {
        long now = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            load.count(now - peer.due.remove());
        }
    }
}
