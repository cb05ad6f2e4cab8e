package dev.vaquero.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.ContainerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the portable transport promises, on every selected embedded container. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.container.Container#selectedEmbedded")
final class PortableTransportIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    // of the one invocation that runs
    private static @Nullable ContainerProcess server;

    @Parameter
    private Container container;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String id = UUID.randomUUID().toString();

    @BeforeParameterizedClassInvocation
    static void start(Container container) throws IOException, InterruptedException {
        server = ContainerProcess.start(container, RawApplication.in(folder));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void carriesTextOfAnyLength() throws Exception {
        Peer peer = new Peer();
        WebSocket socket = connect("/echo", peer);
        for (String text : new String[] {"", "äöü€\uD83D\uDE00", "\uD83D\uDE00".repeat(50_000)}) {
            socket.sendText(text, true).join();

            assertThat(peer.next()).isEqualTo(text);
        }
        socket.abort();
    }

    @Test
    void carriesBytesOfAnyLength() throws Exception {
        Peer peer = new Peer();
        WebSocket socket = connect("/echo", peer);
        for (int length : new int[] {0, 1, 1_000_000}) {
            socket.sendBinary(ByteBuffer.allocate(length), true).join();

            assertThat(peer.next()).isEqualTo("bytes " + length);
        }
        socket.abort();
    }

    @Test
    void closesAtABytePastTheLimit() throws Exception {
        Peer peer = new Peer();
        WebSocket socket = connect("/echo", peer);

        socket.sendBinary(ByteBuffer.allocate(1_000_001), true);

        assertThat(peer.next()).startsWith("close 1009");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(stats()).contains("cause=error BADSIZE;"));
    }

    @Test
    void sendsManyMessagesAtOnceInOrder() throws Exception {
        Peer peer = new Peer();
        WebSocket socket = connect("/echo", peer);

        socket.sendText("flood", true);

        for (int i = 0; i < 1000; i++) {
            assertThat(peer.next()).isEqualTo("message " + i);
        }
        socket.abort();
    }

    @Test
    void reportsThePeersClose() throws Exception {
        Peer peer = new Peer();
        WebSocket socket = connect("/echo", peer);

        socket.sendClose(4000, "enough").join();

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stats()).contains("closes=1", "cause=remote 4000 enough;"));
    }

    @Test
    void closesWithItsOwnCode() throws Exception {
        Peer peer = new Peer();
        WebSocket socket = connect("/echo", peer);

        socket.sendText("bye", true);

        assertThat(peer.next()).isEqualTo("close 4001 bye");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(stats()).contains("closes=1"));
    }

    @Test
    void hearsOfPongs() throws Exception {
        Peer peer = new Peer();
        WebSocket socket = connect("/echo", peer);

        socket.sendText("ping", true);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(stats()).contains("cause=pong 5;"));
        socket.abort();
    }

    @Test
    void reportsBrokenText() throws Exception {
        try (RawClient client = RawClient.upgrade(server.port(), target("/echo"))) {
            client.send((byte) 0x81, (byte) 0x81, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0xff);

            await().atMost(LIMIT).untilAsserted(() -> assertThat(stats()).contains("cause=error BADENCODING;"));
            assertThat(client.receive(4)).startsWith((byte) 0x88).endsWith((byte) (1007 >> 8), (byte) (1007 & 0xff));
        }
    }

    @Test
    void reportsABrokenFrame() throws Exception {
        try (RawClient client = RawClient.upgrade(server.port(), target("/echo"))) {
            client.send((byte) 0x83, (byte) 0x80, (byte) 0, (byte) 0, (byte) 0, (byte) 0);

            await().atMost(LIMIT).untilAsserted(() -> assertThat(stats()).contains("cause=error BADFRAME;"));
        }
    }

    @Test
    void hearsOfTheEnd() throws Exception {
        try (RawClient client = RawClient.upgrade(server.port(), target("/echo"))) {
            client.finish();

            await().atMost(LIMIT).untilAsserted(() -> assertThat(stats()).contains(" ends=1 ", " closes=1 "));
        }
    }

    @Test
    void deliversNothingUntilAsked() throws Exception {
        Peer peer = new Peer();
        WebSocket socket = connect("/hold", peer);
        for (int i = 0; i < 100; i++) {
            socket.sendText("message " + i, true).join();
        }
        assertThat(stats()).contains(" received=0 ");

        get("/resume?id=" + id);

        for (int i = 0; i < 100; i++) {
            assertThat(peer.next()).isEqualTo("message " + i);
        }
        socket.abort();
    }

    private String target(String path) {
        return path + "?transport=portable&id=" + id;
    }

    private WebSocket connect(String path, Peer peer) {
        return http.newWebSocketBuilder()
                .buildAsync(server.webSocket(target(path)), peer)
                .join();
    }

    private String stats() throws IOException, InterruptedException {
        return get("/stats?id=" + id);
    }

    private String get(String target) throws IOException, InterruptedException {
        URI uri = server.http(target);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Collects whole messages and the close. */
    private static final class Peer implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private int bytes;

        String next() throws InterruptedException {
            String next = heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came within " + LIMIT);
            }
            return next;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
            text.append(piece);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer piece, boolean last) {
            bytes += piece.remaining();
            if (last) {
                heard.add("bytes " + bytes);
                bytes = 0;
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("close " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add("error " + error);
        }
    }
}
