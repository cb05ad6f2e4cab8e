package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Reading that pauses and resumes. */
@OnEveryContainer
final class FlowIT {
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private final Setting on;

    FlowIT(Setting on) {
        this.on = on;
    }

    @Test
    void readsNothingWhilePausedAndAllInOrderAfterwards() {
        Script script = on.script().winit("active(false)").handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.ping("p"), Wire.text("a")).expectSilence(A_WHILE);
            client.send(Wire.text("b")).expectSilence(A_WHILE);
            script.ask("active(true)");
            client.expect("8a 01 70 89 01 70 81 01 61 81 01 62");
            script.expect(
                    "init", "websocketInit", "info !active(true)", "handle ping p", "handle text a", "handle text b");
        }
    }

    @Test
    void handsOnMessagesWhilePaused() {
        Script script = on.script().winit("active(false)").info("echo");
        try (RawClient client = script.open()) {
            script.send("m");
            client.expect("81 01 6d");
        }
    }

    @Test
    void stillHandlesTheFramesThatCameWithTheOneThatPaused() {
        Script script = on.script().handle("echo");
        try (RawClient client = script.open()) {
            client.send(on.ask("active(false)"), Wire.text("a"), Wire.text("b")).expect("81 01 61 81 01 62");
            client.send(Wire.text("c")).expectSilence(A_WHILE);
            script.ask("active(true)");
            client.expect("81 01 63");
        }
    }

    @Test
    void changesNothingWhereTheValueIsRepeated() {
        Script script = on.script().winit("active(true);active(true)").handle("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.text("a")).expect("81 01 61");
            script.ask("active(false);active(false)");
            script.ask("active(false);text(x)");
            client.expect("81 01 78").send(Wire.text("b")).expectSilence(A_WHILE);
            script.ask("active(true);active(true)");
            client.expect("81 01 62").send(Wire.text("c")).expect("81 01 63");
        }
    }

    @Test
    void closesWhilePaused() {
        Script script = on.script().winit("active(false)");
        try (RawClient client = script.open()) {
            script.ask("close(4000)");
            client.expectClose("88 02 0f a0");
            script.expectEnd("stop");
        }
    }

    @Test
    void pushesBackOnThePeer() throws Exception {
        String topic = UUID.randomUUID().toString();
        Script script = on.script().anonymous().winit("subscribe(" + topic + ");active(false)");
        byte[] frame = Wire.frame(Wire.BINARY, new byte[100_000]);
        try (RawClient client = script.open()) {
            CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 400; i++) {
                    client.send(frame);
                }
                client.send(on.ask("text(done)"));
            });
            Assertions.assertThatThrownBy(() -> upload.get(1500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            script.publish(topic, "!active(true)");
            client.expect(Wire.plainText("done"));
            upload.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void writesAPongNowAndThenWhilePausedToFindOutWhetherThePeerIsThere() {
        Script script = on.script().opts("paused-check(200ms)").winit("active(false)");
        try (RawClient client = script.open()) {
            client.expect("8a 00 8a 00", Duration.ofSeconds(3));
        }
        script.expect("init", "websocketInit", "terminate error(closed)");
    }

    @Test
    void tellsOfAResetWhilePaused() {
        Script script = on.script().opts("paused-check(200ms)").winit("active(false)");
        RawClient client = script.open();
        client.send(Wire.text("unread"));
        script.awaitEvents(2);
        client.reset();
        script.expect("init", "websocketInit", "terminate error(closed)");
    }

    @Test
    void boundsAPause() {
        Script script = on.script().opts("max-pause(500ms)").winit("active(false)");
        try (RawClient client = script.open()) {
            client.expect("88 02 03 e8", Duration.ofSeconds(3));
            script.expectEnd("timeout");
            assertThat(script.lines()).hasSize(3);
        }
    }
}
