package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Command;
import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reason.Kind;
import dev.vaquero.Reply;
import dev.vaquero.bus.Scripted;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every end: what goes over the wire, what {@code terminate} gets, and that it gets it once. */
@ExtendWith(VaqueroExtension.class)
class TerminationTest {
    private final AtomicInteger ends = new AtomicInteger();

    private Scripted handler() {
        return new Scripted().onEnd(reason -> ends.incrementAndGet());
    }

    private Scripted replies(Command... commands) {
        return handler().onFrame((self, frame) -> Reply.of("", commands));
    }

    private void assertEnded(TestConnection<?> connection, Reason reason, Frame... frames) {
        connection.assertFrames(frames);
        assertThat(connection.reason()).contains(reason);
        assertThat(connection.closed()).isTrue();
        assertThat(ends).hasValue(1);
    }

    @Test
    void threeWaysToCloseAreThreeWires(TestNode node) {
        assertEnded(node.connect(replies(Frame.close())).send("go"), new Reason.Stop(), Frame.close());
        ends.set(0);
        assertEnded(node.connect(replies(Command.stop())).send("go"), new Reason.Stop(), Frame.close(1000));
        ends.set(0);
        assertEnded(
                node.connect(replies(Frame.close(4000, "bye"))).send("go"),
                new Reason.Stop(),
                Frame.close(4000, "bye"));
    }

    @Test
    void dropsWhatFollowsAClose(TestNode node) {
        Command[] commands = {Frame.text("1"), Frame.close(), Frame.text("2"), Command.shutdownReason("late")};

        assertEnded(node.connect(replies(commands)).send("go"), new Reason.Stop(), Frame.text("1"), Frame.close());
    }

    @Test
    void answersThePeersCloseWithItsCode(TestNode node) {
        Frame.Close close = Frame.close(4000, "bye");

        TestConnection<String> connection = node.connect(handler()).send(close);

        assertEnded(connection, new Reason.Remote(close), Frame.close(4000));
        assertThat(connection.state()).isEqualTo("ready");
    }

    @Test
    void answersACloseWithoutACodeWithout(TestNode node) {
        assertEnded(node.connect(handler()).send(Frame.close()), new Reason.Remote(Frame.close()), Frame.close());
    }

    @ParameterizedTest
    @CsvSource({"BADFRAME,1002", "BADENCODING,1007", "BADSIZE,1009"})
    void whatThePeerBreaksHasItsCode(Kind kind, int code, TestNode node) {
        assertEnded(node.connect(handler()).fail(kind), new Reason.Error(kind), Frame.close(code));
    }

    @Test
    void nothingIsSentWhereTcpHasEnded(TestNode node) {
        assertEnded(node.connect(handler()).fail(Kind.CLOSED), new Reason.Error(Kind.CLOSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"init", "frame", "info"})
    void aCallbackThatThrowsCloses1011WithTheStateFromBefore(String where, TestNode node) {
        IllegalStateException failure = new IllegalStateException("expected");
        TestConnection<String> connection = node.connect(failing(where, failure));
        String before = connection.state();

        if (where.equals("frame")) {
            connection.send("go");
        } else if (where.equals("info")) {
            connection.info("go");
        }

        assertEnded(connection, new Reason.Crash(failure), Frame.close(1011));
        assertThat(connection.state()).isEqualTo(before).isEqualTo(where.equals("init") ? "new" : "ready");
        assertThat(node.counters().crashes()).isEqualTo(1);
        assertThat(connection.info("later")).isFalse();
        assertThat(ends).hasValue(1);
    }

    private Scripted failing(String where, RuntimeException failure) {
        return switch (where) {
            case "init" ->
                handler().onInit(self -> {
                    throw failure;
                });
            case "frame" ->
                handler().onFrame((self, frame) -> {
                    throw failure;
                });
            default ->
                handler().onInfo((self, info) -> {
                    throw failure;
                });
        };
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void whatIsNoCommandCrashesAndNothingOfTheReplyIsSent(TestNode node) {
        List<Object> commands = new ArrayList<>(List.of(Frame.text("unsent"), "no command"));
        TestConnection<String> connection =
                node.connect(handler().onFrame((self, frame) -> new Reply<>("changed", (List) commands, false)));

        connection.send("go").assertFrames(Frame.close(1011));

        assertThat(connection.state()).isEqualTo("ready");
        assertThat(connection.reason())
                .hasValueSatisfying(reason -> assertThat(reason).hasToString("crash(java.lang.IllegalStateException)"));
        assertThat(ends).hasValue(1);
    }

    @Test
    void aPingThatIsTooLongCrashes(TestNode node) {
        TestConnection<String> connection = node.connect(handler()
                .onFrame((self, frame) -> Reply.of("", Frame.text("unsent"), Frame.ping(ByteBuffer.allocate(126)))));

        connection.send("go").assertFrames(Frame.close(1011));

        assertThat(ends).hasValue(1);
    }

    @Test
    void terminateThatThrowsChangesNothing(TestNode node) {
        TestConnection<String> connection = node.connect(new Scripted().onEnd(reason -> {
            ends.incrementAndGet();
            throw new IllegalStateException("expected");
        }));

        assertEnded(connection.send(Frame.close(1000)), new Reason.Remote(Frame.close(1000)), Frame.close(1000));
        assertThat(node.counters().connections()).isZero();
    }

    @Test
    void whenTheApplicationStopsAllAreClosed1001(TestNode node) {
        TestConnection<String> connection = node.connect(handler());

        node.stop();

        assertEnded(connection, new Reason.Shutdown(), Frame.close(1001));
    }

    @Test
    void aPeerThatNeverReadsEndsWithoutACloseFrame(TestNode node) {
        TestConnection<String> connection = node.connect(handler()
                .options(Options.of().sendTimeout(Duration.ofSeconds(5)))
                .onInfo((self, info) -> Reply.of("", Frame.text("unread"))));
        connection.stopReading().info("go");

        node.advance(Duration.ofMillis(4980));
        assertThat(connection.reason()).isEmpty();
        node.advance(Duration.ofMillis(20));

        assertEnded(connection, new Reason.Error(Kind.TIMEOUT));
    }

    @Test
    void waitsForThePeersCloseForABoundedTime(TestNode node) {
        TestConnection<String> connection =
                node.connect(replies(Command.stop())).answerClose(false);
        connection.send("go");
        assertThat(connection.closed()).isFalse();
        assertThat(node.counters().connections()).isZero();

        node.advance(Duration.ofSeconds(1));

        assertThat(connection.closed()).isTrue();
    }

    @Test
    void nothingIsHandledAfterTheEnd(TestNode node) {
        TestConnection<String> connection = node.connect(handler().onFrame((self, frame) -> {
            self.send("message");
            return Reply.of("", Command.stop());
        }));

        connection.queue(Frame.text("stops"), Frame.text("same read")).queue(Frame.text("next read"));
        node.run();

        assertThat(connection.events()).containsExactly(Frame.text("stops"), new Reason.Stop());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void allThatItHadIsGone(Kind kind, TestNode node) {
        TestConnection<String> connection = node.connect(handler().onInit(self -> {
            node.bus().subscribe("topic", self.pid());
            node.bus().subscribe("topic", self.pid());
            node.bus().register("name", self.pid());
            node.bus().presence().track(self.pid(), "topic", "key", "meta");
            self.startTimer(Duration.ofSeconds(1), "tick");
            return Reply.of("ready");
        }));
        assertThat(connection.timers()).isEqualTo(1);
        assertThat(connection.subscriptions()).containsEntry("topic", 2);
        assertThat(connection.names()).containsExactly("name");

        connection.fail(kind);
        node.advance(Duration.ofSeconds(2));

        assertThat(ends).hasValue(1);
        assertThat(node.counters().timers()).isZero();
        assertThat(node.bus().count("topic")).isZero();
        assertThat(node.bus().whereis("name")).isEmpty();
        assertThat(node.bus().presence().list("topic")).isEmpty();
    }
}
