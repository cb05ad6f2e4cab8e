package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Command;
import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.bus.Scripted;
import dev.vaquero.bus.Timeout;
import dev.vaquero.bus.Timer;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Idle, keep-alive and pause clocks and timers, to 20 ms. */
@ExtendWith(VaqueroExtension.class)
class ClocksTest {
    private static final Duration STEP = Duration.ofMillis(20);

    private static Options idle(int millis) {
        return Options.of().idleTimeout(Duration.ofMillis(millis));
    }

    private static void assertTimesOutAfter(int millis, TestConnection<?> connection, TestNode node) {
        node.advance(Duration.ofMillis(millis).minus(STEP));
        assertThat(connection.reason()).isEmpty();
        node.advance(STEP);
        assertThat(connection.reason()).contains(new Reason.Timeout());
        assertThat(connection.closeCode()).hasValue(1000);
    }

    @Test
    void silenceEndsTheConnection(TestNode node) {
        assertTimesOutAfter(1000, node.connect(new Scripted().options(idle(1000))), node);
    }

    @Test
    void sendsAndMessagesDoNotProlong(TestNode node) {
        TestConnection<String> connection = node.connect(
                new Scripted().options(idle(1000)).onInfo((self, info) -> Reply.of("", Frame.text("out"))));
        node.advance(Duration.ofMillis(600));
        connection.info("x");

        assertTimesOutAfter(400, connection, node);
    }

    @Test
    void onePartOfAFrameProlongs(TestNode node) {
        TestConnection<String> connection = node.connect(new Scripted().options(idle(1000)));
        node.advance(Duration.ofMillis(600));

        assertTimesOutAfter(1000, connection.sendPart(), node);
    }

    @Test
    void aPongProlongs(TestNode node) {
        TestConnection<String> connection = node.connect(new Scripted().options(idle(1000)));
        node.advance(Duration.ofMillis(999));

        assertTimesOutAfter(1001, connection.send(Frame.pong()), node);
    }

    @Test
    void aNewIdleTimeoutStartsTheClockAnew(TestNode node) {
        TestConnection<String> connection = node.connect(
                new Scripted().options(idle(500)).onInfo((self, info) -> Reply.of("", Command.setOptions(idle(2000)))));
        node.advance(Duration.ofMillis(400));
        connection.info("change");

        assertTimesOutAfter(2000, connection, node);
    }

    @Test
    void aTimeoutCanReplaceInfinity(TestNode node) {
        TestConnection<String> connection = node.connect(new Scripted()
                .options(Options.of().idleTimeout(Options.INFINITE))
                .onInfo((self, info) -> Reply.of("", Command.setOptions(idle(300)))));
        node.advance(Duration.ofHours(1));
        connection.info("change");

        assertTimesOutAfter(300, connection, node);
    }

    @Test
    void theIdleClockStandsStillWhilePaused(TestNode node) {
        TestConnection<String> connection = node.connect(new Scripted()
                .options(idle(1000))
                .onInfo((self, info) -> Reply.of("", Command.active((Boolean) info))));
        node.advance(Duration.ofMillis(600));
        connection.info(false);
        node.advance(Duration.ofSeconds(15));
        assertThat(connection.reason()).isEmpty();
        connection.info(true);

        assertTimesOutAfter(400, connection, node);
    }

    @Test
    void aNewIdleTimeoutDuringAPauseCountsFromItsEnd(TestNode node) {
        TestConnection<String> connection = node.connect(new Scripted()
                .onInfo((self, info) -> info.equals("pause")
                        ? Reply.of("", Command.active(false))
                        : Reply.of("", Command.setOptions(idle(500)), Command.active(true))));
        connection.info("pause");
        node.advance(Duration.ofSeconds(15));
        connection.info("go on");

        assertTimesOutAfter(500, connection, node);
    }

    @Test
    void looksForThePeerWhilePausedAndGivesUpInTheEnd(TestNode node) {
        TestConnection<String> connection = node.connect(new Scripted()
                .options(Options.of().pausedCheck(Duration.ofSeconds(20)).maxPause(Duration.ofSeconds(50)))
                .onInit(self -> Reply.of("", Command.active(false))));

        node.advance(Duration.ofSeconds(20).minus(STEP));
        connection.assertFrames();
        node.advance(STEP);
        connection.assertFrames(Frame.pong());
        node.advance(Duration.ofSeconds(20));
        connection.assertFrames(Frame.pong());
        node.advance(Duration.ofSeconds(10));

        connection.assertFrames(Frame.close(1000));
        assertThat(connection.reason()).contains(new Reason.Timeout());
    }

    @Test
    void keepAlivePingsAPeerThatIsSilent(TestNode node) {
        TestConnection<String> connection = node.connect(
                new Scripted().options(Options.of().keepAlive(Duration.ofSeconds(20), Duration.ofSeconds(10))));

        node.advance(Duration.ofSeconds(19));
        connection.assertFrames();
        node.advance(Duration.ofSeconds(1));
        connection.assertFrames(Frame.ping());
        node.advance(Duration.ofSeconds(9));
        connection.send(Frame.pong());
        node.advance(Duration.ofSeconds(19));
        connection.assertFrames();
        node.advance(Duration.ofSeconds(1));
        connection.assertFrames(Frame.ping());
    }

    @Test
    void keepAliveEndsAPeerThatDoesNotAnswer(TestNode node) {
        TestConnection<String> connection = node.connect(
                new Scripted().options(Options.of().keepAlive(Duration.ofSeconds(20), Duration.ofSeconds(10))));

        assertTimesOutAfter(30_000, connection, node);
        connection.assertFrames(Frame.ping(), Frame.close(1000));
    }

    @Test
    void aTimerFiresOnceAtItsTime(TestNode node) {
        List<Timer> timers = new ArrayList<>();
        TestConnection<String> connection = node.connect(new Scripted().onInit(self -> {
            timers.add(self.startTimer(Duration.ofMillis(100), "wrapped"));
            timers.add(self.sendAfter(Duration.ofMillis(200), "plain"));
            return Reply.of("");
        }));

        node.advance(Duration.ofMillis(99));
        assertThat(connection.messages()).isEmpty();
        node.advance(Duration.ofMillis(1));
        assertThat(connection.messages()).containsExactly(new Timeout(timers.get(0), "wrapped"));
        node.advance(Duration.ofSeconds(30));
        assertThat(connection.messages()).containsExactly(new Timeout(timers.get(0), "wrapped"), "plain");
        assertThat(node.counters().timers()).isZero();
    }

    @Test
    void cancelTellsWhatWasLeft(TestNode node) {
        List<Object> answers = new ArrayList<>();
        TestConnection<String> connection = node.connect(new Scripted()
                .onInit(self -> {
                    Timer slow = self.startTimer(Duration.ofSeconds(10), "slow");
                    Timer quick = self.startTimer(Duration.ofMillis(40), "quick");
                    self.sendAfter(Duration.ofSeconds(4), (Runnable) () -> {
                        answers.add(self.cancel(slow));
                        answers.add(self.cancel(slow));
                        answers.add(self.cancel(quick));
                    });
                    return Reply.of("");
                })
                .onInfo((self, info) -> {
                    if (info instanceof Runnable cancels) {
                        cancels.run();
                    }
                    return Reply.of("");
                }));

        node.advance(Duration.ofSeconds(20));

        assertThat(answers).containsExactly(Optional.of(Duration.ofSeconds(6)), Optional.empty(), Optional.empty());
        assertThat(connection.messages()).hasSize(2);
    }

    @Test
    void aTimerThatIsSentIsAMessageAndDoesNotFire(TestNode node) {
        List<Timer> timers = new ArrayList<>();
        TestConnection<String> connection = node.connect(new Scripted().onInit(self -> {
            timers.add(self.startTimer(Duration.ofSeconds(1), "ring"));
            return Reply.of("ready");
        }));

        connection.info(timers.get(0));
        assertThat(connection.messages()).containsExactly(timers.get(0));
        node.advance(Duration.ofSeconds(1));

        assertThat(connection.messages()).containsExactly(timers.get(0), new Timeout(timers.get(0), "ring"));
    }
}
