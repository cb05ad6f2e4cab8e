package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.bus.Pid;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.TestRequest;
import dev.vaquero.testkit.VaqueroExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VaqueroExtension.class)
class HibernationTest {
    /** Sleeps after each frame; its state is upper case awake and lower case asleep. */
    private static final class Sleeper implements Handler<String> {
        private final List<String> calls = new ArrayList<>();
        private boolean broken;

        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("S");
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            calls.add("handle " + state);
            return Reply.of(state).hibernate();
        }

        @Override
        public Reply<String> websocketInfo(Connection self, Object info, String state) {
            calls.add("info " + state);
            if (info.equals("fail")) {
                throw new IllegalStateException("expected");
            }
            return Reply.of(state);
        }

        @Override
        public void terminate(Reason reason, Request request, String state) {
            calls.add("terminate " + state);
        }

        @Override
        public String compact(String state) {
            calls.add("compact");
            return state.toLowerCase(Locale.ROOT);
        }

        @Override
        public String restore(String state) {
            calls.add("restore");
            if (broken) {
                throw new IllegalStateException("expected");
            }
            return state.toUpperCase(Locale.ROOT);
        }
    }

    private final Sleeper sleeper = new Sleeper();

    @Test
    void sleepsOnceNothingIsLeftAndWakesForTheNextMessage(TestNode node) {
        TestConnection<String> connection = node.connect(sleeper);
        assertThat(connection.hibernates()).isFalse();

        connection.send("x");
        assertThat(connection.hibernates()).isTrue();
        assertThat(connection.state()).isEqualTo("s");
        connection.info("y");

        assertThat(sleeper.calls).containsExactly("handle S", "compact", "restore", "info S");
    }

    @Test
    void doesNotSleepWhileSomethingWaits(TestNode node) {
        TestConnection<String> connection = node.connect(sleeper);

        connection.queue(Frame.text("a"), Frame.text("b")).queue(Frame.text("c"));
        node.run();

        assertThat(sleeper.calls).containsExactly("handle S", "handle S", "handle S", "compact");
    }

    @Test
    void terminateGetsTheRestoredState(TestNode node) {
        TestConnection<String> connection = node.connect(sleeper).send("x");

        connection.send(Frame.close());

        assertThat(sleeper.calls).containsExactly("handle S", "compact", "restore", "terminate S");
    }

    @Test
    void aCrashAfterSleepGetsTheRestoredState(TestNode node) {
        TestConnection<String> connection = node.connect(sleeper).send("x");

        connection.info("fail");

        assertThat(sleeper.calls).containsExactly("handle S", "compact", "restore", "info S", "terminate S");
        assertThat(connection.closeCode()).hasValue(1011);
    }

    @Test
    void aFailedRestoreCrashesAndTerminateGetsWhatWasCompacted(TestNode node) {
        TestConnection<String> connection = node.connect(sleeper).send("x");
        sleeper.broken = true;

        connection.info("y");

        assertThat(sleeper.calls).containsExactly("handle S", "compact", "restore", "terminate s");
        assertThat(connection.closeCode()).hasValue(1011);
        assertThat(connection.reason()).containsInstanceOf(Reason.Crash.class);
    }

    @Test
    void aRestoreThatFailsForTerminateDoesNotLoseIt(TestNode node) {
        TestConnection<String> connection = node.connect(sleeper).send("x");
        sleeper.broken = true;

        connection.send(Frame.close());

        assertThat(sleeper.calls).containsExactly("handle S", "compact", "restore", "terminate s");
        assertThat(connection.reason()).containsInstanceOf(Reason.Remote.class);
        assertThat(node.counters().crashes()).isEqualTo(1);
    }

    /** Notes when it is entered and left. */
    private final class Scope implements CallbackScope {
        @Override
        public Object enter(Pid pid) {
            sleeper.calls.add("enter");
            return pid;
        }

        @Override
        public void exit(@Nullable Object entered) {
            sleeper.calls.add("exit");
        }
    }

    @Test
    void compactAndRestoreRunWithinAScope() {
        LocalNode node = LocalNode.start("scoped", getClass().getClassLoader(), new Scope());
        HandlerEntry<String> entry = new HandlerEntry<>("test", "/", sleeper, Set.of(), Options.of());
        Accepted<String> accepted =
                new Accepted<>(entry, "S", Options.of(), TestRequest.to("/"), null, Set.of(), null, null);
        ConnectionActor<String> actor = new ConnectionActor<>(node, new Pid("scoped", 0, 1), accepted);
        Callbacks<String> callbacks = new Callbacks<>(sleeper, "S");

        callbacks.call(actor, Callbacks.Kind.HANDLE, Frame.text("x"));
        callbacks.sleep(actor);
        callbacks.call(actor, Callbacks.Kind.INFO, "y");

        assertThat(sleeper.calls)
                .containsExactly(
                        "enter", "handle S", "exit", "enter", "compact", "exit", "enter", "restore", "info S", "exit");
        node.stop(Duration.ZERO);
    }
}
