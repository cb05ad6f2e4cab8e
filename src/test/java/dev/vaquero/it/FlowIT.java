package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Reading that pauses and resumes. */
@OnEveryContainer
final class FlowIT {
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private final String topic = UUID.randomUUID().toString();
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
        Script script = on.script().anonymous().winit("subscribe(" + topic + ");active(false)");
        byte[] frame = Wire.frame(Wire.BINARY, new byte[100_000]);
        try (RawClient client = script.open()) {
            CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 400; i++) {
                    client.send(frame);
                }
                client.send(on.ask("text(done)"));
            });
            assertThatThrownBy(() -> upload.get(1500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            script.publish(topic, "!active(true)");
            client.expect(Wire.plainText("done"));
            upload.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void writesAPongNowAndThenWhilePausedToFindOutWhetherThePeerIsThere() {
        Script script = on.script().opts("paused-check(200ms)").winit("active(false)");
        try (RawClient client = script.open()) {
            client.expect("8a 00 8a 00");
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
            client.expect("88 02 03 e8");
            script.expectEnd("timeout");
            assertThat(script.lines()).hasSize(3);
        }
    }

    @Test
    void lastsAsLongAsItLikesWhereNothingBoundsIt() {
        Script script = on.script()
                .opts("max-pause(infinity);paused-check(200ms);idle(500)")
                .winit("active(false)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("a"));
            for (int i = 0; i < 8; i++) {
                client.expect("8a 00");
            }
            script.ask("active(true);idle(infinity)");
            script.awaitLine("handle text a");
            assertThat(script.lines()).doesNotContain("terminate timeout");
        }
    }

    @Test
    void tellsOfAnEndBehindUnreadFramesWhenReadingGoesOn() throws IOException {
        Script script = on.script().winit("active(false)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("a"), Wire.text("b")).socket().shutdownOutput();
            script.ask("text(c)");
            client.expect("81 01 63");
            assertThat(script.lines()).containsExactly("init", "websocketInit", "info !text(c)");
            script.ask("active(true)");
            script.expect(
                    "init",
                    "websocketInit",
                    "info !text(c)",
                    "info !active(true)",
                    "handle text a",
                    "handle text b",
                    "terminate error(closed)");
        }
    }

    @Test
    void endsAPausedConnectionWhoseWritesStall() {
        Script script = on.script()
                .opts("paused-check(200ms);send-timeout(1500ms)")
                .winit("subscribe(" + topic + ");active(false)")
                .info("echo");
        try (RawClient client = script.open(8192);
                RawClient other = on.script().anonymous().open()) {
            script.awaitEvents(2);
            byte[] publish = on.ask("publish(" + topic + ":" + "x".repeat(900_000) + ")");
            for (int i = 0; i < 12; i++) {
                other.send(publish);
            }
            script.ended();
            assertThat(script.lines()).last().isEqualTo("terminate error(timeout)");
            client.expectGone(Duration.ofSeconds(30));
        }
    }
}
