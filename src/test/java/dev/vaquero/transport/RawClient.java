package dev.vaquero.transport;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A peer that sends what it likes after a WebSocket handshake. */
final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket plain;
    private final Socket socket;
    private final DataInputStream in;

    private RawClient(Socket plain, Socket socket) throws IOException {
        this.plain = plain;
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Connects and upgrades; {@code glued} is sent with the handshake. */
    static RawClient upgrade(int port, String target, byte... glued) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        return upgrade(socket, socket, target, glued);
    }

    /** Upgrades on a connection over a TCP socket. */
    static RawClient upgrade(Socket plain, Socket socket, String target, byte... glued) throws IOException {
        plain.setSoTimeout(TIMEOUT_MILLIS);
        plain.setTcpNoDelay(true);
        RawClient client = new RawClient(plain, socket);
        client.handshake(target, glued);
        return client;
    }

    private void handshake(String target, byte[] glued) throws IOException {
        String head = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        byte[] bytes = new byte[head.length() + glued.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, head.length());
        System.arraycopy(glued, 0, bytes, head.length(), glued.length);
        socket.getOutputStream().write(bytes);
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            answer.append((char) in.readUnsignedByte());
        }
        if (!answer.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(answer.toString());
        }
    }

    void send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    byte[] receive(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    InputStream input() {
        return in;
    }

    /** Tells whether the peer ended or reset the connection, after waiting for it. */
    boolean ended() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Sends FIN. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Sends RST. */
    void reset() throws IOException {
        plain.setSoLinger(true, 0);
        plain.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
