package dev.vaquero.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The first connection publishes, all get it. The next publish goes out when all have got the one before, or by the
 * clock.
 */
final class FanOut implements Workload {
    private static final long LOST = 5_000_000_000L;

    private final Load load;
    private final ByteBuffer frame;
    private final double interval;
    private List<Peer> peers = List.of();
    private int readers;
    private long missing;
    private long start;
    private long sent;
    private long due;

    FanOut(Load load, Settings settings, boolean byTheClock) {
        this.load = load;
        interval = byTheClock ? 1e9 / settings.rate() : 0;
        byte[] publish = settings.deflate()
                ? Frames.json("pub:", settings.size())
                : Frames.message(false, "pub:", settings.size());
        frame = Frames.repeat(publish, 1);
        load.expectLength(settings.size());
    }

    @Override
    public void begin(List<Peer> opened) throws IOException {
        peers = opened;
        readers = opened.size();
        start = System.nanoTime() + 500_000_000;
    }

    @Override
    public long tick(long now) throws IOException {
        if (interval > 0) {
            return byTheClock(now);
        }
        if (sent == 0 ? now >= start : missing > 0 && now > due + LOST) {
            load.lost(missing);
            publish(now);
        }
        return sent == 0 ? start : due + LOST;
    }

    private long byTheClock(long now) throws IOException {
        long next = start + (long) (sent * interval);
        while (next <= now) {
            publish(next);
            next = start + (long) (sent * interval);
        }
        return next;
    }

    private void publish(long intended) throws IOException {
        due = intended;
        missing = readers;
        sent++;
        if (interval > 0) {
            for (Peer peer : peers) {
                peer.due.add(intended);
            }
        }
        peers.get(0).send(frame);
    }

    @Override
    public void received(Peer peer, int messages) throws IOException {
        long now = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            load.count(now - (interval > 0 ? peer.due.remove() : due));
        }
        missing -= messages;
        if (missing == 0 && interval == 0) {
            publish(System.nanoTime());
        }
    }

    @Override
    public void closed(Peer peer) {
        readers--;
    }
}
