package dev.vaquero.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Each connection has a fixed number of messages under way; every answer lets the next one go. */
final class Closed implements Workload {
    private final Load load;
    private final int inFlight;
    private final byte[] frame;
    private final ByteBuffer frames;

    Closed(Load load, Settings settings) {
        this.load = load;
        inFlight = settings.inFlight();
        frame = Frames.message(settings.binary(), "", settings.size());
        frames = Frames.repeat(frame, inFlight);
        load.expectLength(settings.size());
    }

    @Override
    public void begin(List<Peer> peers) throws IOException {
        for (Peer peer : peers) {
            send(peer, inFlight, System.nanoTime());
        }
    }

    @Override
    public void received(Peer peer, int messages) throws IOException {
        long now = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            load.count(now - peer.due.remove());
        }
        send(peer, messages, now);
    }

    private void send(Peer peer, int messages, long now) throws IOException {
        for (int i = 0; i < messages; i++) {
            peer.due.add(now);
        }
        peer.send(frames.duplicate().limit(messages * frame.length));
    }
}
