package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.Reply;
import dev.vaquero.bus.Ask;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Scripted;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VaqueroExtension.class)
class DroppedAskTest {
    @Test
    void failsAtOnceWhenItsMailboxDropsIt(TestNode node, MessageBus bus) {
        TestConnection<String> target = node.connect(new Scripted().onInfo((self, info) -> {
            Asks.dropped(info);
            return Reply.of("dropped");
        }));

        CompletableFuture<Object> answer =
                bus.ask(target.pid(), "x", Duration.ofSeconds(1)).toCompletableFuture();
        node.run();

        assertThatThrownBy(answer::join).hasCauseInstanceOf(NoSuchElementException.class);
        assertThat(node.counters().asks()).isZero();
    }

    @Test
    void leavesEverythingElseAlone() {
        Asks.dropped("x");
        Asks.dropped(new Ask("x", answer -> {
            throw new AssertionError("the token of an application must not be touched");
        }));
    }
}
