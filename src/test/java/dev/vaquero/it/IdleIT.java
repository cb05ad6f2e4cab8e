package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The idle timeout and keep-alive. That a clock is never early is what every case holds it to, from before its start;
 * that it is not late is what the best of several shows, since a busy machine may make any of them late.
 */
@OnEveryContainer
final class IdleIT {
    private static final String TIMED_OUT = "88 02 03 e8";
    private static final Duration LATE = Duration.ofSeconds(30);

    private final Setting on;

    IdleIT(Setting on) {
        this.on = on;
    }

    /** Expects the timeout, and that it is no earlier than that long after {@code start}, but for 10 % or 100 ms. */
    private static void expectTimeout(RawClient client, Script script, long start, long millis) {
        client.expect(TIMED_OUT, Duration.ofMillis(millis).plus(LATE));
        assertThat(since(start)).isGreaterThanOrEqualTo(millis - Math.max(100, millis / 10));
        script.expectEnd("timeout");
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1000})
    void closesASilentConnection(int millis) {
        Script script = on.script().opts("idle(" + millis + ")");
        long start = System.nanoTime();
        try (RawClient client = script.open()) {
            expectTimeout(client, script, start, millis);
            client.send(Wire.close()).expectEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 2000})
    void isPreciseToATenthOrAHundredMilliseconds(int millis) {
        long allowed = Math.max(100, millis / 10);
        long latest = Long.MAX_VALUE;
        for (int i = 0; i < 20 && latest > allowed; i++) {
            Script script = on.script().opts("idle(" + millis + ")");
            try (RawClient client = script.open()) {
                client.expect(TIMED_OUT, LATE);
                List<Event> events = script.ended();
                latest = events.get(2).millis() - events.get(1).millis() - millis;
            }
        }
        assertThat(latest).isLessThanOrEqualTo(allowed);
    }

    @Test
    void isNotProlongedByWhatTheServerSends() {
        Script script = on.script()
                .opts("idle(4000)")
                .winit("after(2000:m);after(3900:m)")
                .info("text(x)");
        try (RawClient client = script.open()) {
            client.expect("81 01 78");
            List<Event> events = script.ended();
            Event last = events.get(events.size() - 1);
            assertThat(last.line()).isEqualTo("terminate timeout");
            assertThat(last.millis() - events.get(1).millis()).isLessThan(7900);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ping", "a pong", "a text", "one byte of a header"})
    void isProlongedByAnyByte(String what) {
        Script script = on.script().opts("idle(4000)");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofMillis(1500));
            long start = System.nanoTime();
            switch (what) {
                case "a ping" -> client.send(Wire.ping("")).expect("8a 00");
                case "a pong" -> client.send(Wire.pong(""));
                case "a text" -> client.send(Wire.text("a"));
                default -> client.send(new byte[] {(byte) Wire.TEXT});
            }
            expectTimeout(client, script, start, 4000);
        }
    }

    @Test
    void startsAnewWhereItIsChanged() {
        Script script = on.script().opts("idle(8000)");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofMillis(1000));
            long start = System.nanoTime();
            client.send(on.ask("idle(1200)"));
            expectTimeout(client, script, start, 1200);
        }
    }

    @Test
    void canBeSetWhereThereWasNone() {
        Script script = on.script().opts("idle(infinity)");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofMillis(400));
            long start = System.nanoTime();
            client.send(on.ask("idle(500)"));
            expectTimeout(client, script, start, 500);
        }
    }

    @Test
    void canBeSetByAMessage() {
        Script script = on.script().opts("idle(infinity)").info("idle(500)");
        try (RawClient client = script.open()) {
            long start = System.nanoTime();
            script.send("m");
            expectTimeout(client, script, start, 500);
        }
    }

    @Test
    void canBeSwitchedOff() {
        Script script = on.script().opts("idle(3000)");
        try (RawClient client = script.open()) {
            client.send(on.ask("idle(infinity)"))
                    .expectSilence(Duration.ofMillis(4000))
                    .expectNothing();
        }
    }

    @Test
    void standsStillWhileReadingIsPaused() {
        Script script = on.script().opts("idle(1000)").winit("active(false)");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofMillis(2000));
            script.ask("active(true)");
            client.expect(TIMED_OUT, LATE);
            script.expect("init", "websocketInit", "info !active(true)", "terminate timeout");
        }
    }

    @Test
    void keepsAConnectionAliveThatAnswersPings() {
        Script script = on.script().opts("keepalive(300);idle(5000)");
        try (RawClient client = script.open()) {
            long start = System.nanoTime();
            for (int i = 0; since(start) < 6000; i++) {
                client.expect("89 00", LATE).send(Wire.pong(""));
                script.awaitEvents(i + 3);
            }
            assertThat(script.lines()).containsOnly("init", "websocketInit", "handle pong");
        }
    }

    @Test
    void endsAConnectionThatAnswersNoPing() {
        Script script = on.script().opts("keepalive(300);keep-alive-deadline(400ms)");
        long start = System.nanoTime();
        try (RawClient client = script.open()) {
            client.expect("89 00", LATE);
            expectTimeout(client, script, start, 700);
        }
    }

    @Test
    void doesNotFireWhereBytesWaitBehindACallbackThatBlocks() {
        Script script = on.script().opts("idle(1000)").handle("sleep(1500);echo");
        try (RawClient client = script.open()) {
            client.send(Wire.text("a"));
            script.awaitLine("handle text a");
            client.send(Wire.text("b")).expect("81 01 61 81 01 62");
            script.ended();
            script.expect("init", "websocketInit", "handle text a", "handle text b", "terminate timeout");
        }
    }

    @Test
    void doesNotAddAPauseToAClockThatIsSetAnewBeforeReadingGoesOn() {
        Script script =
                on.script().opts("idle(infinity)").winit("active(false)").handle("echo");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofMillis(8000));
            script.ask("idle(6000);active(true);text(on)");
            client.expect(Wire.plainText("on"));
            long start = System.nanoTime();
            client.expect(TIMED_OUT, LATE);
            assertThat(since(start)).isBetween(4000L, 12_000L);
            script.expectEnd("timeout");
        }
    }
}
