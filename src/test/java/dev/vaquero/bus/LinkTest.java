package dev.vaquero.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.testkit.FakeConnection;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VaqueroExtension.class)
class LinkTest {
    private static final ExitReason CRASH = new ExitReason.Crash(IllegalStateException.class.getName());

    /** Keeps the connection so that the test can link from outside. */
    private static final class Kept {
        private Connection self = new FakeConnection();

        Scripted handler() {
            return new Scripted()
                    .onInit(connection -> {
                        self = connection;
                        return Reply.of("ready");
                    })
                    .onFrame((connection, frame) -> {
                        throw new IllegalStateException("expected");
                    });
        }
    }

    private final Kept here = new Kept();
    private final Kept there = new Kept();

    @Test
    void aCrashEndsTheOtherSideWith1011(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        TestConnection<String> other = node.connect(there.handler());
        here.self.link(other.pid(), OnExit.END);

        other.send("crash");

        assertThat(mine.closeCode()).hasValue(1011);
        assertThat(linkException(mine).reason()).isEqualTo(CRASH);
    }

    @Test
    void aCrashEndsInBothDirections(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        TestConnection<String> other = node.connect(there.handler());
        here.self.link(other.pid(), OnExit.TELL);

        mine.send("crash");

        assertThat(other.closeCode()).hasValue(1011);
        assertThat(other.messages()).isEmpty();
        assertThat(linkException(other).reason()).isEqualTo(CRASH);
    }

    @Test
    void aCrashGoesAlongAChainOfLinks(TestNode node, MessageBus bus) {
        TestConnection<String> mine = node.connect(here.handler());
        TestConnection<String> other = node.connect(there.handler());
        Kept middle = new Kept();
        TestConnection<String> between = node.connect(middle.handler());
        TestConnection<String> watcher = node.connect(new Scripted());
        here.self.link(between.pid(), OnExit.END);
        middle.self.link(other.pid(), OnExit.END);
        Monitor monitor = bus.monitor(watcher.pid(), mine.pid());

        other.send("crash");

        assertThat(between.closeCode()).hasValue(1011);
        assertThat(mine.closeCode()).hasValue(1011);
        assertThat(watcher.messages()).containsExactly(new Down(monitor, mine.pid(), CRASH));
    }

    @Test
    void whoIsToldLivesOn(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        TestConnection<String> other = node.connect(there.handler());
        Link link = here.self.link(other.pid(), OnExit.TELL);

        other.send("crash");

        assertThat(mine.messages()).containsExactly(new Exit(link, CRASH));
        assertThat(mine.reason()).isEmpty();
    }

    @Test
    void anOrderlyEndEndsNobodyButIsTold(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        TestConnection<String> other = node.connect(there.handler());
        here.self.link(other.pid(), OnExit.END);
        Link told = here.self.link(other.pid(), OnExit.TELL);

        other.send(Frame.close(1000));

        assertThat(mine.reason()).isEmpty();
        assertThat(mine.messages()).containsExactly(new Exit(told, new ExitReason.Normal()));
    }

    @Test
    void whoIsGoneCountsAsNoProcess(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        Pid gone = new Pid("gone", 1, 1);
        here.self.link(gone, OnExit.END);
        Link told = here.self.link(gone, OnExit.TELL);
        node.run();

        assertThat(mine.messages()).containsExactly(new Exit(told, new ExitReason.NoProcess()));
        assertThat(mine.reason()).isEmpty();
    }

    @Test
    void unlinkedSidesNoticeNothing(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        TestConnection<String> other = node.connect(there.handler());
        here.self.unlink(here.self.link(other.pid(), OnExit.END));

        other.send("crash");

        assertThat(mine.reason()).isEmpty();
        assertThat(node.counters().links()).isZero();
    }

    @Test
    void theOtherSideCannotUnlink(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        TestConnection<String> other = node.connect(there.handler());
        there.self.unlink(here.self.link(other.pid(), OnExit.END));
        assertThat(node.counters().links()).isEqualTo(1);

        other.send("crash");

        assertThat(mine.closeCode()).hasValue(1011);
    }

    @Test
    void aTaskIsCancelledWhenItsOwnerEnds(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        CompletableFuture<String> task = new CompletableFuture<>();
        here.self.link(task, OnExit.END);

        mine.send(Frame.close(1000));

        assertThat(task).isCancelled();
    }

    @Test
    void aTaskOfAnOwnerThatHasEndedIsCancelledAtOnce(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        mine.send(Frame.close(1000));
        CompletableFuture<String> task = new CompletableFuture<>();

        here.self.link(task, OnExit.END);

        assertThat(task).isCancelled();
        assertThat(node.counters().links()).isZero();
    }

    @Test
    void aTaskThatFailsEndsItsOwner(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        CompletableFuture<String> task = new CompletableFuture<>();
        here.self.link(task.thenApply(String::trim), OnExit.END);

        task.completeExceptionally(new IllegalStateException("expected"));
        node.run();

        assertThat(mine.closeCode()).hasValue(1011);
        assertThat(linkException(mine)).hasCauseExactlyInstanceOf(IllegalStateException.class);
        assertThat(linkException(mine).reason()).isEqualTo(CRASH);
    }

    @Test
    void aTaskThatFailsIsToldOf(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        CompletableFuture<String> task = new CompletableFuture<>();
        Link link = here.self.link(task, OnExit.TELL);

        task.completeExceptionally(new IllegalStateException("expected"));
        node.run();

        assertThat(mine.messages()).containsExactly(new Exit(link, CRASH));
    }

    @Test
    void aTaskThatIsCompletedOrCancelledHasEndedInOrder(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        here.self.link(CompletableFuture.completedFuture(""), OnExit.END);
        here.self.link(cancelled, OnExit.END);
        Link completed = here.self.link(CompletableFuture.completedFuture(""), OnExit.TELL);
        Link stopped = here.self.link(cancelled, OnExit.TELL);

        cancelled.cancel(true);
        node.run();

        assertThat(mine.reason()).isEmpty();
        assertThat(mine.messages())
                .containsExactly(
                        new Exit(completed, new ExitReason.Normal()),
                        new Exit(stopped, new ExitReason.Shutdown(Optional.empty())));
        assertThat(node.counters().links()).isZero();
    }

    @Test
    void anUnlinkedTaskRunsOn(TestNode node) {
        TestConnection<String> mine = node.connect(here.handler());
        CompletableFuture<String> task = new CompletableFuture<>();
        here.self.unlink(here.self.link(task, OnExit.END));

        mine.send(Frame.close(1000));

        assertThat(task).isNotDone();
    }

    private static LinkException linkException(TestConnection<?> connection) {
        return (LinkException) ((Reason.Crash) connection.reason().orElseThrow()).cause();
    }
}
