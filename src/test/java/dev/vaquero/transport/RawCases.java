package dev.vaquero.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every transport promises of its bytes, on the server that a subclass runs. */
abstract class RawCases {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String id = UUID.randomUUID().toString();

    /** Returns the port of the server. */
    abstract int port();

    /** Returns the transport that serves it. */
    abstract String transport();

    /** Connects with the means of that server. */
    RawClient upgrade(String target, byte... glued) throws IOException {
        return RawClient.upgrade(port(), target, glued);
    }

    @Test
    void isServedByItsTransport() throws Exception {
        HttpResponse<String> answer = get("/stats");

        assertThat(answer.headers().firstValue("X-Transport")).contains(transport());
    }

    @Test
    void echoesWhatComes() throws Exception {
        try (RawClient client = upgrade("/echo?id=" + id)) {
            client.send(HELLO);

            assertThat(client.receive(5)).isEqualTo(HELLO);
            client.send((byte) 1);
            assertThat(client.receive(1)).containsExactly(1);
        }
    }

    @Test
    void readsWhatCameWithTheHandshake() throws Exception {
        try (RawClient client = upgrade("/echo", HELLO)) {
            assertThat(client.receive(5)).isEqualTo(HELLO);
        }
    }

    @Test
    void readsWhatCameWithTheHandshakeByteByByte() throws Exception {
        try (RawClient client = upgrade("/echo?room=1", HELLO)) {
            assertThat(client.receive(5)).isEqualTo(HELLO);
            client.send(HELLO);
            assertThat(client.receive(5)).isEqualTo(HELLO);
        }
    }

    @Test
    void carriesMegabytesInOrderBothWays() throws Exception {
        byte[] bytes = new byte[8 << 20];
        new Random(1).nextBytes(bytes);
        try (RawClient client = upgrade("/echo?id=big" + id)) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendAll(client, bytes));

            assertThat(client.receive(bytes.length)).isEqualTo(bytes);
            sent.join();
        }
    }

    @Test
    void readsNothingUntilAsked() throws Exception {
        String name = "hold" + id;
        byte[] bytes = new byte[32 << 20];
        try (RawClient client = upgrade("/hold?id=" + name)) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendAll(client, bytes));
            await().during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> !sent.isDone() && stats(name).contains("received=0 events=0 "));

            get("/resume?id=" + name);

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(stats(name)).contains("received=" + bytes.length + " "));
            sent.join();
        }
    }

    @Test
    void goesOnWritingWhenASlowReaderReads() throws Exception {
        String name = "flood" + id;
        int bytes = 16 << 20;
        try (RawClient client = upgrade("/flood?flood=" + bytes + "&id=" + name)) {
            awaitStalled(name);

            InputStream in = client.input();
            for (int i = 0; i < bytes / 1024; i++) {
                assertThat(in.readNBytes(1024)).isEqualTo(Pattern.kilobyte(i).array());
            }
        }
    }

    /** Waits until a write stays under way. */
    private void awaitStalled(String name) {
        await().during(Duration.ofMillis(300))
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(stats(name)).contains("underWay=1 "));
    }

    @Test
    void closesFromAnotherThread() throws Exception {
        String name = "close" + id;
        try (RawClient client = upgrade("/echo?id=" + name)) {
            client.send(HELLO);
            client.receive(5);

            get("/close?id=" + name);

            assertThat(client.ended()).isTrue();
        }
    }

    @Test
    void failsTheWriteUnderWayWhenClosed() throws Exception {
        String name = "cut" + id;
        try (RawClient client = upgrade("/flood?flood=" + (16 << 20) + "&id=" + name)) {
            awaitStalled(name);

            get("/close?id=" + name);

            await().atMost(LIMIT).untilAsserted(() -> assertThat(stats(name)).contains("failedWrites=1 "));
            assertThat(client.input().skip(32 << 20)).isLessThan(16 << 20);
        }
    }

    @Test
    void hearsOfTheEnd() throws Exception {
        String name = "fin" + id;
        try (RawClient client = upgrade("/echo?id=" + name)) {
            client.send(HELLO);
            client.receive(5);

            client.finish();

            awaitGone(name);
            assertThat(client.ended()).isTrue();
        }
    }

    @Test
    void hearsOfAReset() throws Exception {
        String name = "rst" + id;
        RawClient client = upgrade("/echo?id=" + name);
        client.send(HELLO);
        client.receive(5);

        client.reset();

        awaitGone(name);
    }

    private void awaitGone(String name) {
        await().atMost(LIMIT).until(() -> {
            String stats = stats(name);
            return stats.contains("ends=1 ") || stats.contains("gone=1 ");
        });
    }

    @Test
    void leavesNothingBehind() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                clients.add(upgrade("/echo?id=many" + id, HELLO));
            }
            for (RawClient client : clients) {
                assertThat(client.receive(5)).isEqualTo(HELLO);
            }
            assertThat(containerConnections()).isGreaterThanOrEqualTo(200);
            if (round % 2 == 0) {
                get("/close?id=many" + id);
            }
            for (RawClient client : clients) {
                client.close();
            }
        }
        await().atMost(LIMIT).until(() -> containerConnections() <= 10);
        await().atMost(LIMIT).until(() -> get("/stats?id=many" + id).body().contains(" open=0 "));
    }

    private String stats(String name) throws IOException, InterruptedException {
        return get("/stats?id=" + name).body();
    }

    private long containerConnections() throws Exception {
        String body = get("/stats").body();
        return Long.parseLong(body.substring(body.indexOf("container=") + "container=".length()));
    }

    private static void sendAll(RawClient client, byte[] bytes) {
        try {
            new ByteArrayInputStream(bytes).transferTo(client.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort() + target))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Returns the port that answers in plain HTTP. */
    int httpPort() {
        return port();
    }
}
