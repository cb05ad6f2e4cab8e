package dev.vaquero.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * The load client: {@code closed|rate|fan|fan-rate|stall|connect|idle PORT PATH [name=value ...]}. Prints one line of
 * {@code name=value} pairs at the end.
 */
public final class Load {
    private static final int MOST_OPENING = 64;
    private static final int DIGITS = 3;

    private final Settings settings;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
    private final Histogram times = new Histogram(DIGITS);
    private final boolean deflates;
    private final ServerCost server;
    private final Workload workload;
    private final List<Peer> peers = new ArrayList<>();
    private int opening;
    private boolean begun;
    private long expected;
    private long lost;
    private long ended;
    private long wrong;

    private Load(Settings settings) throws IOException {
        this.settings = settings;
        deflates = settings.deflate();
        server = new ServerCost(settings.pid());
        workload = switch (settings.kind) {
            case "closed" -> new Closed(this, settings);
            case "rate" -> new FixedRate(this, settings);
            case "fan" -> new FanOut(this, settings, false);
            case "fan-rate" -> new FanOut(this, settings, true);
            case "stall" -> new Stall(this, settings);
            case "connect" -> new Connect(this, settings);
            case "idle" -> new Idle(this, settings);
            default -> throw new IllegalArgumentException("no such load: " + settings.kind);
        };
    }

    /** Runs one load. */
    public static void main(String[] args) throws IOException {
        new Load(new Settings(args)).run();
    }

    private void run() throws IOException {
        openAll();
        begun = true;
        workload.begin(List.copyOf(peers));
        runUntil(System.nanoTime() + settings.warmUpNanos());
        times.reset();
        lost = 0;
        ended = 0;
        double cpu = server.cpuMicros();
        long from = System.nanoTime();
        runUntil(from + settings.measuredNanos());
        report((System.nanoTime() - from) / 1e9, server.cpuMicros() - cpu);
    }

    private void report(double seconds, double cpuMicros) {
        long messages = times.getTotalCount();
        System.out.printf(
                Locale.ROOT,
                "messages=%d rate=%.0f cpu=%.3f cores=%.2f p50=%.1f p99=%.1f p999=%.1f lost=%d wrong=%d ended=%d%n",
                messages,
                messages / seconds,
                cpuMicros / Math.max(1, messages),
                cpuMicros / 1e6 / seconds,
                micros(50),
                micros(99),
                micros(99.9),
                lost,
                wrong,
                ended);
    }

    private double micros(double percentile) {
        return times.getValueAtPercentile(percentile) / 1000.0;
    }

    private void openAll() throws IOException {
        int wanted = settings.connections();
        int started = 0;
        while (peers.size() < wanted) {
            while (started < wanted && opening < MOST_OPENING) {
                connect();
                started++;
            }
            selector.select(this::handle);
        }
    }

    private void connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(settings.address());
        channel.configureBlocking(false);
        opening++;
        Peer peer = new Peer(this, channel, channel.register(selector, SelectionKey.OP_READ));
        peer.send(Frames.handshake(settings));
    }

    private void runUntil(long end) throws IOException {
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            long next = Math.min(end, workload.tick(now));
            long millis = (next - now) / 1_000_000;
            if (millis > 0) {
                selector.select(this::handle, millis);
            } else {
                selector.selectNow(this::handle);
            }
        }
    }

    private void handle(SelectionKey key) {
        Peer peer = (Peer) key.attachment();
        try {
            if (key.isValid() && key.isWritable()) {
                peer.writable();
            }
            if (key.isValid() && key.isReadable()) {
                read(peer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Peer peer) throws IOException {
        buffer.clear();
        int got = peer.channel.read(buffer);
        if (got < 0) {
            ended(peer);
        } else {
            peer.received(buffer.flip(), workload);
        }
    }

    private void ended(Peer peer) throws IOException {
        peer.channel.close();
        ended++;
        workload.closed(peer);
    }

    // ---- what peers and workloads report ----

    void opened(Peer peer) throws IOException {
        opening--;
        if (begun) {
            workload.opened(peer);
        } else {
            peers.add(peer);
        }
    }

    void expectLength(long bytes) {
        expected = bytes;
    }

    /** Checks the length of a message, or only that it is compressed where that was asked for. */
    void check(long bytes, boolean compressed) {
        if (compressed != deflates || !compressed && bytes != expected) {
            wrong++;
        }
    }

    /** One message has made its way. */
    void count(long nanos) {
        times.recordValue(Math.max(0, nanos));
    }

    void lost(long messages) {
        lost += messages;
    }

    /** Closes a connection and opens another. */
    void replace(Peer peer) throws IOException {
        peer.channel.close();
        connect();
    }
}
