package dev.vaquero.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Each connection echoes once and then does nothing. */
final class Idle implements Workload {
    private final Load load;
    private final ByteBuffer frame;
    private int missing;

    Idle(Load load, Settings settings) {
        this.load = load;
        frame = Frames.repeat(Frames.message(settings.binary(), "", settings.size()), 1);
        load.expectLength(settings.size());
    }

    @Override
    public void begin(List<Peer> peers) throws IOException {
        missing = peers.size();
        for (Peer peer : peers) {
            peer.due.add(System.nanoTime());
            peer.send(frame);
        }
    }

    @Override
    public void received(Peer peer, int messages) {
        load.count(System.nanoTime() - peer.due.remove());
        if (--missing == 0) {
            System.out.println("idle");
        }
    }
}
