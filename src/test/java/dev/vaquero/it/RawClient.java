package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** A TCP connection that sends and expects bytes. Every read has a deadline; for one thread. */
final class RawClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    static RawClient connect(int port) {
        return connect(port, 0);
    }

    /** Connects with that size of the receive buffer; 0 leaves it to the system. */
    static RawClient connect(int port, int receiveBuffer) {
        Socket socket = new Socket();
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
            return new RawClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps at most about twice that many sent bytes waiting in the system of the client. */
    void limitSendBuffer(int bytes) {
        try {
            socket.setSendBufferSize(bytes);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends all parts in one write. */
    RawClient send(byte[]... parts) {
        try {
            socket.getOutputStream().write(Wire.join(parts));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends each byte in a write of its own. */
    RawClient sendSlowly(byte[] bytes) {
        for (byte single : bytes) {
            send(new byte[] {single});
        }
        return this;
    }

    /** Reads exactly as many bytes as the hex shows, and compares. */
    RawClient expect(String hex) {
        return expect(hex, PATIENCE);
    }

    RawClient expect(String hex, Duration limit) {
        byte[] wanted = Wire.bytes(hex);
        byte[] got = read(wanted.length, limit);
        if (!Arrays.equals(wanted, got)) {
            assertThat(shorten(got)).isEqualTo(shorten(wanted));
            throw new AssertionError("bytes differ behind the first ones at " + Arrays.mismatch(got, wanted));
        }
        return this;
    }

    /** Reads one frame and returns it in hex; {@code end} if the connection ended instead. */
    String frame() {
        byte[] head = read(2, PATIENCE);
        if (head.length < 2) {
            return head.length == 0 ? "end" : Wire.hex(head);
        }
        int extra = (head[1] & 0x7f) == 126 ? 2 : (head[1] & 0x7f) == 127 ? 8 : 0;
        byte[] more = read(extra, PATIENCE);
        long length = extra == 0 ? head[1] & 0x7f : 0;
        for (byte next : more) {
            length = length << 8 | next & 0xff;
        }
        return Wire.hex(Wire.join(head, more, read(Math.toIntExact(length), PATIENCE)));
    }

    /** Reads one text of at most 125 bytes. */
    String text() {
        byte[] frame = Wire.bytes(frame());
        assertThat(frame[0]).isEqualTo((byte) Wire.TEXT);
        return new String(frame, 2, frame.length - 2, StandardCharsets.UTF_8);
    }

    /** Reads that many bytes, or fewer if the connection ends before. */
    byte[] read(int count, Duration limit) {
        byte[] got = new byte[count];
        int filled = 0;
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            InputStream in = socket.getInputStream();
            while (filled < count) {
                socket.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
                int n = in.read(got, filled, count - filled);
                if (n < 0) {
                    return Arrays.copyOf(got, filled);
                }
                filled += n;
            }
            return got;
        } catch (SocketTimeoutException e) {
            throw new AssertionError(
                    "wanted " + count + " bytes within " + limit + " but got only "
                            + shorten(Arrays.copyOf(got, filled)),
                    e);
        } catch (IOException e) {
            throw new AssertionError(
                    "wanted " + count + " bytes but the connection broke after " + shorten(Arrays.copyOf(got, filled)),
                    e);
        }
    }

    /** Expects a close frame, answers it, and expects the orderly end. */
    void expectClose(String hex) {
        expect(hex);
        send(Wire.close());
        expectEnd();
    }

    /** Expects FIN and no byte before it. */
    void expectEnd() {
        assertThat(Wire.hex(read(1, PATIENCE))).isEmpty();
    }

    /** Expects the end, orderly or by a reset, whatever comes before it. */
    void expectGone(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            byte[] sink = new byte[65536];
            InputStream in = socket.getInputStream();
            int n = 0;
            while (n >= 0) {
                socket.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
                n = in.read(sink);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("wanted the end of the connection within " + limit, e);
        } catch (SocketException e) {
            assertThat(e).as("the end of the connection").hasMessageContaining("reset");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Expects that nothing is sent now: a ping is answered by its pong and nothing before it. */
    RawClient expectNothing() {
        send(Wire.ping("quiet?"));
        return expect(Wire.plain(Wire.PONG, Wire.utf8("quiet?")));
    }

    /** Expects that no byte comes for that long. */
    RawClient expectSilence(Duration time) {
        try {
            socket.setSoTimeout((int) time.toMillis());
            int next = socket.getInputStream().read();
            throw new AssertionError(
                    next < 0
                            ? "wanted silence but the connection ended"
                            : "wanted silence but got " + Wire.hex((byte) next));
        } catch (SocketTimeoutException expected) {
            assertThat(expected).isNotNull();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the head of an HTTP answer. */
    Head head() {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            byte[] next = read(1, PATIENCE);
            if (next.length == 0) {
                throw new AssertionError("wanted an HTTP answer but got " + head);
            }
            head.writeBytes(next);
        }
        return Head.parse(head.toString(StandardCharsets.ISO_8859_1));
    }

    /** Reads the body that goes with a head. */
    String body(Head head) {
        if (head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
            StringBuilder body = new StringBuilder();
            for (int size = chunk(); size > 0; size = chunk()) {
                body.append(new String(read(size, PATIENCE), StandardCharsets.UTF_8));
                read(2, PATIENCE);
            }
            read(2, PATIENCE);
            return body.toString();
        }
        String length = head.header("content-length");
        return length.isEmpty() ? "" : new String(read(Integer.parseInt(length), PATIENCE), StandardCharsets.UTF_8);
    }

    private int chunk() {
        StringBuilder line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            line.append((char) read(1, PATIENCE)[0]);
        }
        return Integer.parseInt(line.toString().strip(), 16);
    }

    Socket socket() {
        return socket;
    }

    /** Ends the connection with a reset. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shorten(byte[] bytes) {
        return bytes.length <= 300 ? Wire.hex(bytes) : Wire.hex(Arrays.copyOf(bytes, 300)) + " ... " + bytes.length;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
