package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
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

    private static RawClient open(Script script) {
        return script.open(8192);
    }

    @Test
    void endsAPeerThatDoesNotReadAfterTheSendTimeoutAndHarmsNoOther() {
        Script script = on.script().opts("send-timeout(1500ms);idle(600)").handle(TEN_TIMES);
        try (RawClient stalled = open(script);
                RawClient other = on.script().handle("echo").open()) {
            stalled.send(Wire.frame(Wire.BINARY, BIG));
            script.awaitEvents(3);
            for (int i = 0; i < 20; i++) {
                other.send(Wire.text("a")).expect("81 01 61", Duration.ofSeconds(10));
            }
            script.expectEnd("error(timeout)");
        }
    }

    @Test
    void endsAPeerThatDoesNotReadAfterTheSendTimeoutThatWasSetMeanwhile() {
        Script script = on.script().handle(TEN_TIMES);
        try (RawClient stalled = open(script)) {
            stalled.send(on.ask("send-timeout(1500ms);text(set)")).expect(Wire.plainText("set"));
            long start = System.nanoTime();
            stalled.send(Wire.frame(Wire.BINARY, BIG));
            script.expectEnd("error(timeout)");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(1350), Duration.ofSeconds(29));
        }
    }

    @Test
    void writesOnWhileACallbackBlocks() {
        String id = UUID.randomUUID().toString();
        try (RawClient client = on.openLife("/blocker/" + id, handshake -> handshake, 8192);
                RawClient releasing = on.openLife("/witness/releasing-" + id)) {
            String big = Wire.plain(Wire.BINARY, BIG).replace(" ", "");
            client.send(Wire.frame(Wire.BINARY, BIG)).expect(big.substring(0, 20));
            client.send(Wire.text("a"));
            on.awaitWitness(id, "blocks");
            client.expect(big.substring(20));
            for (int i = 1; i < 10; i++) {
                client.expect(big, Duration.ofSeconds(30));
            }
            releasing.send(Wire.text(id)).expect(Wire.plainText(id));
            client.expect("81 01 61");
        }
    }

    @Test
    void losesNothingWhereAFullOutboxWaits() {
        Script script = on.script().anonymous().opts("outbox(10000:wait)").handle("echo;echo;echo");
        try (RawClient client = open(script)) {
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
        Script script =
                on.script().opts("outbox(10000:close);close-timeout(30s)").handle(TEN_TIMES);
        String wanted = Wire.plain(Wire.BINARY, new byte[500_000]);
        try (RawClient client = open(script)) {
            client.send(Wire.frame(Wire.BINARY, new byte[500_000]), Wire.frame(Wire.BINARY, new byte[500_000]));
            script.expectEnd("stop");
            String frame = client.frame();
            for (int i = 0; i < 20 && frame.equals(wanted); i++) {
                frame = client.frame();
            }
            assertThat(frame).isEqualTo("88 02 03 f5");
            client.send(Wire.close()).expectEnd();
        }
    }

    @Test
    void refusesMessagesWhereAFullMailboxDoesSo() {
        Script script = on.script().opts("mailbox(2:refuse)").handle("sleep(8000)");
        try (RawClient client = script.open()) {
            fill(script, client);
            script.awaitLine("info 2");
            client.send(Wire.close()).expect("88 00");
            script.expectEnd("remote");
            assertThat(script.lines())
                    .filteredOn(line -> line.startsWith("info"))
                    .containsExactly("info 1", "info 2");
        }
    }

    @Test
    void dropsTheOldestMessageWhereAFullMailboxDoesSo() {
        Script script = on.script().opts("mailbox(2:drop-oldest)").handle("sleep(8000)");
        try (RawClient client = script.open()) {
            fill(script, client);
            script.awaitLine("info 4");
            client.send(Wire.close()).expect("88 00");
            script.expectEnd("remote");
            assertThat(script.lines())
                    .filteredOn(line -> line.startsWith("info"))
                    .containsExactly("info 3", "info 4");
        }
    }

    @Test
    void closesWhereAFullMailboxDoesSo() {
        Script script = on.script().opts("mailbox(2:close)").handle("sleep(8000)");
        try (RawClient client = script.open()) {
            fill(script, client);
            client.expectClose("88 02 03 f5");
            script.expectEnd("stop");
        }
    }

    /** Publishes four messages in one callback of another connection while the script's own callback blocks. */
    private void fill(Script script, RawClient client) {
        String topic = script.id();
        String publish = "publish(" + topic + ":1);publish(" + topic + ":2);publish(" + topic + ":3);publish(" + topic
                + ":4);text(published)";
        try (RawClient other = on.script().handle(publish).open()) {
            client.send(on.ask("subscribe(" + topic + ");text(subscribed)")).expect(Wire.plainText("subscribed"));
            client.send(Wire.text("x"));
            script.awaitLine("handle text x");
            other.send(Wire.text("go")).expect(Wire.plainText("published"));
        }
    }

    @Test
    void deliversAllThatWasReturnedBeforeAClose() {
        String text = "x".repeat(900_000);
        StringBuilder commands = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            commands.append("echo;");
        }
        Script script = on.script().anonymous().handle(commands + "close(4000)");
        String wanted = Wire.plainText(text);
        try (RawClient client = open(script);
                RawClient clock = on.script().open()) {
            client.send(Wire.text(text));
            clock.expectSilence(Duration.ofSeconds(3));
            for (int i = 0; i < 20; i++) {
                client.expect(wanted);
            }
            client.expectClose("88 02 0f a0");
        }
    }
}
