package dev.vaquero.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** One connection of the client; belongs to the one thread. */
final class Peer {
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    /** When what is under way was due, oldest first; for workloads that ask for it. */
    final ArrayDeque<Long> due = new ArrayDeque<>(1);

    final SocketChannel channel;
    final long made = System.nanoTime();
    private final SelectionKey key;
    private final Load load;
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>(1);
    private final byte[] head = new byte[10];
    private boolean open;
    private int matched;
    private int have;
    private long left;
    private long message;
    private boolean compressed;
    private boolean inPayload;

    Peer(Load load, SocketChannel channel, SelectionKey key) {
        this.load = load;
        this.channel = channel;
        this.key = key;
        key.attach(this);
    }

    /** Sends what is in the buffer, whose position stays as it is. */
    void send(ByteBuffer frames) throws IOException {
        ByteBuffer now = frames.duplicate();
        if (unsent.isEmpty()) {
            channel.write(now);
        }
        if (now.hasRemaining()) {
            unsent.add(now);
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    void writable() throws IOException {
        while (!unsent.isEmpty()) {
            channel.write(unsent.element());
            if (unsent.element().hasRemaining()) {
                return;
            }
            unsent.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    void stopReading() {
        key.interestOps(0);
    }

    /** Takes bytes that arrived; the workload hears of what they complete. */
    void received(ByteBuffer in, Workload workload) throws IOException {
        if (!open && !handshakeEnds(in)) {
            return;
        }
        int messages = 0;
        while (in.hasRemaining()) {
            if (inPayload) {
                int taken = (int) Math.min(left, in.remaining());
                in.position(in.position() + taken);
                left -= taken;
            } else {
                head[have++] = in.get();
                readHead();
            }
            if (inPayload && left == 0) {
                messages += frameEnds() ? 1 : 0;
            }
        }
        if (messages > 0) {
            workload.received(this, messages);
        }
    }

    private boolean handshakeEnds(ByteBuffer in) throws IOException {
        while (matched < END_OF_HEAD.length) {
            if (!in.hasRemaining()) {
                return false;
            }
            byte next = in.get();
            if (have < head.length) {
                head[have++] = next;
            }
            matched = next == END_OF_HEAD[matched] ? matched + 1 : next == '\r' ? 1 : 0;
        }
        if (head[9] != '1') {
            throw new IOException("the server refused the upgrade");
        }
        have = 0;
        open = true;
        load.opened(this);
        return true;
    }

    private void readHead() {
        if (have < 2) {
            return;
        }
        int length = head[1] & 0x7f;
        int extra = length == 127 ? 8 : length == 126 ? 2 : 0;
        if (have < 2 + extra) {
            return;
        }
        left = extra == 0 ? length : 0;
        for (int i = 0; i < extra; i++) {
            left = left << 8 | head[2 + i] & 0xff;
        }
        int opcode = head[0] & 0x0f;
        if (opcode < 8) {
            message += left;
        }
        if (opcode == 1 || opcode == 2) {
            compressed = (head[0] & 0x40) != 0;
        }
        inPayload = true;
    }

    /** Returns whether a message has ended. */
    private boolean frameEnds() throws IOException {
        inPayload = false;
        have = 0;
        int opcode = head[0] & 0x0f;
        if (opcode >= 8 || head[0] >= 0) {
            return false;
        }
        load.check(message, compressed);
        message = 0;
        return true;
    }
}
