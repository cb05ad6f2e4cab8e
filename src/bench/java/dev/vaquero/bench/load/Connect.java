package dev.vaquero.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Each connection echoes once, closes, and is replaced by the next; the time is that of all three. */
final class Connect implements Workload {
    private final Load load;
    private final ByteBuffer echo;
    private final ByteBuffer close;

    Connect(Load load, Settings settings) {
        this.load = load;
        echo = Frames.repeat(Frames.message(settings.binary(), "", settings.size()), 1);
        close = Frames.repeat(Frames.close(), 1);
        load.expectLength(settings.size());
    }

    @Override
    public void begin(List<Peer> peers) throws IOException {
        for (Peer peer : peers) {
            load.replace(peer);
        }
    }

    @Override
    public void opened(Peer peer) throws IOException {
        peer.send(echo);
    }

    @Override
    public void received(Peer peer, int messages) throws IOException {
        peer.send(close);
    }

    @Override
    public void closed(Peer peer) throws IOException {
        load.count(System.nanoTime() - peer.made);
        load.replace(peer);
    }
}
