package dev.vaquero.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VaqueroExtension.class)
class AskTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final List<Ask> asks = new ArrayList<>();

    private Scripted keepsAsks() {
        return new Scripted().onInfo((self, info) -> {
            asks.add((Ask) info);
            return Reply.of("asked");
        });
    }

    @Test
    void answersWhoAsks(TestNode node, MessageBus bus) {
        TestConnection<String> target = node.connect(new Scripted().onInfo((self, info) -> {
            Ask ask = (Ask) info;
            assertThat(ask.reply().reply("to " + ask.message())).isTrue();
            return Reply.of("answered");
        }));

        CompletableFuture<Object> answer =
                bus.ask(target.pid(), "how much", SECOND).toCompletableFuture();
        assertThat(answer).isNotDone();
        node.run();

        assertThat(answer).isCompletedWithValue("to how much");
        assertThat(node.counters().asks()).isZero();
    }

    @Test
    void asksTheHolderOfAName(TestNode node, MessageBus bus) {
        TestConnection<String> target = node.connect(keepsAsks());
        bus.register("oracle", target.pid());

        CompletableFuture<Object> answer = bus.ask("oracle", "when", SECOND).toCompletableFuture();
        node.run();
        asks.get(0).reply().reply("now");
        node.run();

        assertThat(answer).isCompletedWithValue("now");
    }

    @Test
    void failsAtOnceIfNobodyIsThere(MessageBus bus) {
        assertFails(bus.ask(new Pid("gone", 0, 1), "x", SECOND).toCompletableFuture(), NoSuchElementException.class);
        assertFails(bus.ask("nobody", "x", SECOND).toCompletableFuture(), NoSuchElementException.class);
    }

    @Test
    void failsIfTheTargetEndsBeforeItAnswers(TestNode node, MessageBus bus) {
        TestConnection<String> target = node.connect(keepsAsks());
        CompletableFuture<Object> answer = bus.ask(target.pid(), "x", SECOND).toCompletableFuture();
        node.run();

        target.send(Frame.close(1000));

        assertFails(answer, NoSuchElementException.class);
        assertThat(asks.get(0).reply().reply("too late")).isFalse();
    }

    @Test
    void failsAtOnceIfTheMailboxIsFull(TestNode node, MessageBus bus) {
        TestConnection<String> target =
                node.connect(keepsAsks().options(Options.of().mailbox(1, Options.MailboxPolicy.REFUSE)));
        bus.send(target.pid(), new Ask("first", answer -> false));

        assertFails(bus.ask(target.pid(), "x", SECOND).toCompletableFuture(), NoSuchElementException.class);
        assertThat(node.counters().asks()).isZero();
        node.run();
    }

    @Test
    void timesOutAndDropsALateAnswer(TestNode node, MessageBus bus) {
        TestConnection<String> target = node.connect(keepsAsks());
        CompletableFuture<Object> answer = bus.ask(target.pid(), "x", SECOND).toCompletableFuture();

        node.advance(SECOND.minusMillis(20));
        assertThat(answer).isNotDone();
        node.advance(Duration.ofMillis(20));

        assertFails(answer, TimeoutException.class);
        assertThat(asks.get(0).reply().reply("late")).isFalse();
        assertThat(target.reason()).isEmpty();
    }

    @Test
    void completesOnTheSpotWhatNothingDependsOn(TestNode node, MessageBus bus) {
        TestConnection<String> target = node.connect(keepsAsks());
        CompletionStage<Object> answer = bus.ask(target.pid(), "x", SECOND);
        node.run();

        asks.get(0).reply().reply("now");

        assertThat(answer.toCompletableFuture()).isCompletedWithValue("now");
    }

    @Test
    void runsWhatDependsOnTheAnswerOnlyAfterwards(TestNode node, MessageBus bus) {
        List<Object> seen = new ArrayList<>();
        TestConnection<String> target = node.connect(keepsAsks());
        CompletionStage<Void> chained = bus.ask(target.pid(), "x", SECOND).thenAccept(seen::add);
        CompletableFuture<Object> combined =
                CompletableFuture.anyOf(bus.ask(target.pid(), "y", SECOND).toCompletableFuture());
        node.run();

        asks.get(0).reply().reply("first");
        asks.get(1).reply().reply("second");
        assertThat(seen).isEmpty();
        assertThat(combined).isNotDone();
        node.run();

        assertThat(seen).containsExactly("first");
        assertThat(chained.toCompletableFuture()).isCompleted();
        assertThat(combined).isCompletedWithValue("second");
    }

    @Test
    void theFirstAnswerCounts(TestNode node, MessageBus bus) {
        TestConnection<String> target = node.connect(keepsAsks());
        CompletableFuture<Object> answer = bus.ask(target.pid(), "x", SECOND).toCompletableFuture();
        node.run();

        assertThat(asks.get(0).reply().reply("first")).isTrue();
        assertThat(asks.get(0).reply().reply("second")).isFalse();
        node.run();

        assertThat(answer).isCompletedWithValue("first");
    }

    @Test
    void refusesANegativeTimeout(MessageBus bus) {
        assertThatThrownBy(() -> bus.ask("x", "y", Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must not be negative but was PT-0.001S");
    }

    private static void assertFails(CompletableFuture<Object> answer, Class<? extends Throwable> how) {
        assertThat(answer).isCompletedExceptionally();
        assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(how);
    }
}
