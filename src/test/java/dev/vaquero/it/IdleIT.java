package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The idle timeout and keep-alive. */
@OnEveryContainer
final class IdleIT {
    private static final String TIMED_OUT = "88 02 03 e8";

    private final Setting on;

    IdleIT(Setting on) {
        this.on = on;
    }

    /** Expects the timeout that long after the last callback before it, to 10 % or 100 ms and what a busy machine adds. */
    private static void expectTimeout(RawClient client, Script script, long millis) {
        client.expect(TIMED_OUT, Duration.ofMillis(millis + 5000));
        List<Event> events = script.ended();
        script.expectEnd("timeout");
        long since = events.get(events.size() - 1).millis()
                - events.get(events.size() - 2).millis();
        assertThat(since).isBetween(millis - millis / 10, millis + Math.max(100, millis / 10) + 150);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1000})
    void closesASilentConnection(int millis) {
        Script script = on.script().opts("idle(" + millis + ")");
        try (RawClient client = script.open()) {
            expectTimeout(client, script, millis);
            client.send(Wire.close()).expectEnd();
        }
    }

    @Test
    void isNotProlongedByWhatTheServerSends() {
        Script script = on.script().opts("idle(900)").winit("after(600:m)").info("text(x)");
        try (RawClient client = script.open()) {
            client.expect("81 01 78").expect(TIMED_OUT);
            List<Event> events = script.ended();
            assertThat(events.get(3).line()).isEqualTo("terminate timeout");
            assertThat(events.get(3).millis() - events.get(1).millis()).isBetween(810L, 1150L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ping", "a pong", "a text"})
    void isProlongedByAnyFrame(String what) {
        Script script = on.script().opts("idle(700)");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofMillis(450));
            switch (what) {
                case "a ping" -> client.send(Wire.ping("")).expect("8a 00");
                case "a pong" -> client.send(Wire.pong(""));
                default -> client.send(Wire.text("a"));
            }
            expectTimeout(client, script, 700);
        }
    }

    @Test
    void isProlongedByOneByteOfAHeader() {
        Script script = on.script().opts("idle(700)");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofMillis(450)).send(new byte[] {(byte) Wire.TEXT});
            client.expectSilence(Duration.ofMillis(500)).expect(TIMED_OUT, Duration.ofSeconds(3));
            script.expect("init", "websocketInit", "terminate timeout");
        }
    }

    @Test
    void startsAnewWhereItIsChanged() {
        Script script = on.script().opts("idle(500)");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofMillis(250)).send(on.ask("idle(1200)"));
            expectTimeout(client, script, 1200);
        }
    }

    @Test
    void canBeSetWhereThereWasNone() {
        Script script = on.script().opts("idle(infinity)");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofMillis(400)).send(on.ask("idle(300)"));
            expectTimeout(client, script, 300);
        }
    }

    @Test
    void canBeSetByAMessage() {
        Script script = on.script().opts("idle(infinity)").info("idle(300)");
        try (RawClient client = script.open()) {
            script.send("m");
            expectTimeout(client, script, 300);
        }
    }

    @Test
    void canBeSwitchedOff() {
        Script script = on.script().opts("idle(400)");
        try (RawClient client = script.open()) {
            client.send(on.ask("idle(infinity)"))
                    .expectSilence(Duration.ofMillis(900))
                    .expectNothing();
        }
    }

    @Test
    void standsStillWhileReadingIsPaused() {
        Script script = on.script().opts("idle(400)").winit("active(false)");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofMillis(1200));
            script.ask("active(true)");
            client.expect(TIMED_OUT, Duration.ofSeconds(3));
            script.expect("init", "websocketInit", "info !active(true)", "terminate timeout");
        }
    }

    @Test
    void keepsAConnectionAliveThatAnswersPings() {
        Script script = on.script().opts("keepalive(250);idle(900)");
        try (RawClient client = script.open()) {
            for (int i = 0; i < 6; i++) {
                client.expect("89 00", Duration.ofSeconds(2)).send(Wire.pong(""));
            }
            script.awaitEvents(8);
            assertThat(script.lines()).containsOnly("init", "websocketInit", "handle pong");
        }
    }

    @Test
    void endsAConnectionThatAnswersNoPing() {
        Script script = on.script().opts("keepalive(300);keep-alive-deadline(400ms)");
        try (RawClient client = script.open()) {
            client.expect("89 00", Duration.ofSeconds(2));
            expectTimeout(client, script, 700);
        }
    }
}
