package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.Counters;
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
class CountersTest {
    @WebSocketHandler(value = "/", messages = Integer.class)
    private static final class Numbers implements Handler<String> {
        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("").options(Options.of().mailbox(2, Options.MailboxPolicy.DROP_OLDEST));
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            return Reply.of(state, frame);
        }
    }

    @Test
    void tellsFramesByKind(TestNode node) {
        Counters counters = node.counters();
        TestConnection<String> echo = node.connect(new Scripted().onFrame((self, frame) -> Reply.of("", frame)));

        echo.send(Frame.text("a"), Frame.binary((byte) 1), Frame.pong("p"), Frame.ping("q"), Frame.close(1000));

        assertThat(counters.framesInText()).isEqualTo(1);
        assertThat(counters.framesInBinary()).isEqualTo(1);
        assertThat(counters.framesInPing()).isEqualTo(1);
        assertThat(counters.framesInPong()).isEqualTo(1);
        assertThat(counters.framesInClose()).isEqualTo(1);
        assertThat(counters.framesIn()).isEqualTo(5);
        assertThat(counters.framesOutText()).isEqualTo(1);
        assertThat(counters.framesOutBinary()).isEqualTo(1);
        assertThat(counters.framesOutPing()).isEqualTo(1);
        assertThat(counters.framesOutPong()).isEqualTo(2);
        assertThat(counters.framesOutClose()).isEqualTo(1);
        assertThat(counters.framesOut()).isEqualTo(6);
    }

    @Test
    void tellsWhyMessagesWereDropped(TestNode node, MessageBus bus) {
        TestConnection<String> numbers = node.connect(new Numbers());

        for (int i = 1; i <= 4; i++) {
            bus.send(numbers.pid(), i);
        }
        node.run();
        numbers.info("no number");

        assertThat(numbers.messages()).containsExactly(3, 4);
        assertThat(node.counters().droppedMessagesFull()).isEqualTo(2);
        assertThat(node.counters().droppedMessagesType()).isEqualTo(1);
        assertThat(node.counters().droppedMessages()).isEqualTo(3);
    }

    @Test
    void anAskThatIsDroppedFailsAtOnceWhoeverDropsIt(TestNode node, MessageBus bus) {
        TestConnection<String> numbers = node.connect(new Numbers());
        CompletableFuture<Object> dropped =
                bus.ask(numbers.pid(), "x", Duration.ofSeconds(1)).toCompletableFuture();
        for (int i = 1; i <= 4; i++) {
            bus.send(numbers.pid(), i);
        }
        CompletableFuture<Object> surplus =
                bus.ask(numbers.pid(), "y", Duration.ofSeconds(1)).toCompletableFuture();
        bus.send(numbers.pid(), 5);
        bus.send(numbers.pid(), 6);

        node.run();

        assertThatThrownBy(dropped::join).hasCauseInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(surplus::join).hasCauseInstanceOf(NoSuchElementException.class);
        assertThat(node.counters().asks()).isZero();
    }
}
