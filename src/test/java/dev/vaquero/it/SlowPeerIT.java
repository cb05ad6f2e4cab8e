package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Peers that do not read, and the bounds of outbox and mailbox. */
@OnEveryContainer
final class SlowPeerIT {
    private static final byte[] BIG = new byte[900_000];
    private static final String TEN_TIMES = "echo;echo;echo;echo;echo;echo;echo;echo;echo;echo";

    private final Setting on;

    SlowPeerIT(Setting on) {
        this.on = on;
    }

    private RawClient open(Script script) {
        RawClient client = RawClient.connect(on.server().port(), 8192);
        client.send(script.handshake().bytes());
        assertThat(client.head().status()).isEqualTo(101);
        return client;
    }

    @Test
    void endsAPeerThatDoesNotReadAfterTheSendTimeoutAndHarmsNoOther() {
        Script script = on.script().opts("send-timeout(1500ms);idle(600)").handle(TEN_TIMES);
        try (RawClient stalled = open(script);
                RawClient other = on.script().handle("echo").open()) {
            stalled.send(Wire.frame(Wire.BINARY, BIG));
            script.awaitEvents(3);
            for (int i = 0; i < 20; i++) {
                other.send(Wire.text("a")).expect("81 01 61", Duration.ofMillis(1000));
            }
            script.expectEnd("error(timeout)");
        }
    }

    @Test
    void losesNothingWhereAFullOutboxWaits() {
        Script script = on.script().anonymous().opts("outbox(10000:wait)").handle("echo;echo;echo");
        try (RawClient client = script.open()) {
            byte[] payload = new byte[30_000];
            CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 200; i++) {
                    payload[0] = (byte) i;
                    client.send(Wire.frame(Wire.BINARY, payload));
                }
            });
            byte[] wanted = new byte[30_000];
            for (int i = 0; i < 600; i++) {
                wanted[0] = (byte) (i / 3);
                client.expect(Wire.plain(Wire.BINARY, wanted), Duration.ofSeconds(20));
            }
            upload.join();
            client.expectNothing();
        }
    }

    @Test
    void dropsTheNewestWhereAFullOutboxDoesSo() {
        Script script =
                on.script().anonymous().opts("outbox(10000:drop-newest)").handle(TEN_TIMES);
        try (RawClient client = open(script)) {
            for (int i = 0; i < 3; i++) {
                client.send(Wire.frame(Wire.BINARY, BIG));
            }
            client.send(Wire.ping("end"));
            int received = 0;
            String wanted = Wire.plain(Wire.BINARY, BIG);
            String end = Wire.plain(Wire.PONG, Wire.utf8("end"));
            for (String frame = client.frame(); !frame.equals(end); frame = client.frame()) {
                assertThat(frame.equals(wanted)).isTrue();
                received++;
            }
            assertThat(received).isBetween(1, 29);
        }
    }

    @Test
    void closesWhereAFullOutboxDoesSo() {
        Script script = on.script().opts("outbox(10000:close)").handle(TEN_TIMES);
        try (RawClient client = open(script)) {
            client.send(Wire.frame(Wire.BINARY, new byte[500_000]), Wire.frame(Wire.BINARY, new byte[500_000]));
            script.expectEnd("stop");
        }
    }

    @Test
    void refusesMessagesWhereAFullMailboxDoesSo() {
        Script script = on.script().opts("mailbox(2:refuse)").handle("sleep(1500)");
        try (RawClient client = script.open()) {
            fill(script, client);
            script.expect("init", "websocketInit", "handle text x", "info 1", "info 2");
        }
    }

    @Test
    void dropsTheOldestMessageWhereAFullMailboxDoesSo() {
        Script script = on.script().opts("mailbox(2:drop-oldest)").handle("sleep(1500)");
        try (RawClient client = script.open()) {
            fill(script, client);
            script.expect("init", "websocketInit", "handle text x", "info 3", "info 4");
        }
    }

    @Test
    void closesWhereAFullMailboxDoesSo() {
        Script script = on.script().opts("mailbox(2:close)").handle("sleep(1500)");
        try (RawClient client = script.open()) {
            fill(script, client);
            client.expectClose("88 02 03 f5");
            script.expectEnd("stop");
        }
    }

    private static void fill(Script script, RawClient client) {
        client.send(Wire.text("x"));
        script.awaitEvents(3);
        for (int i = 1; i <= 4; i++) {
            script.send(Integer.toString(i));
        }
    }
}
