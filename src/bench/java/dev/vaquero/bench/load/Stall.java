package dev.vaquero.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * All connections but the first stop reading, and the first publishes until each of them was sent more than the systems'
 * buffers between hold, or until its own messages come back no more.
 */
final class Stall implements Workload {
    /** Linux keeps 4 MB of a connection at most where it sends (tcp_wmem), and less where nobody reads. */
    private static final long FILL = 6_000_000;

    private static final long SILENCE = 3_000_000_000L;

    private final ByteBuffer frame;
    private final long publishes;
    private List<Peer> peers = List.of();
    private long sent;
    private long silent;
    private boolean ended;

    Stall(Load load, Settings settings) {
        frame = Frames.repeat(Frames.message(false, "pub:", settings.size()), 1);
        publishes = FILL / settings.size();
        load.expectLength(settings.size());
    }

    @Override
    public void begin(List<Peer> opened) throws IOException {
        peers = opened;
        opened.subList(1, opened.size()).forEach(Peer::stopReading);
        publish();
    }

    @Override
    public void received(Peer peer, int messages) throws IOException {
        if (sent < publishes) {
            publish();
        } else {
            end();
        }
    }

    @Override
    public long tick(long now) {
        if (!ended && now > silent) {
            end();
        }
        return ended ? Long.MAX_VALUE : silent;
    }

    private void publish() throws IOException {
        sent++;
        silent = System.nanoTime() + SILENCE;
        peers.get(0).send(frame);
    }

    private void end() {
        if (!ended) {
            ended = true;
            System.out.println("stall");
        }
    }
}
