package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Command;
import dev.vaquero.Frame;
import dev.vaquero.Reply;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Scripted;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What runs before what. */
@ExtendWith(VaqueroExtension.class)
class OrderTest {
    private static final Frame ONE = Frame.text("1");
    private static final Frame TWO = Frame.text("2");
    private static final Frame THREE = Frame.text("3");

    private static Scripted sendsItselfEachFrame() {
        return new Scripted().onFrame((self, frame) -> {
            self.send("after " + ((Frame.Text) frame).value());
            return Reply.of("");
        });
    }

    @Test
    void framesThatArriveTogetherComeBeforeWhatTheySend(TestNode node) {
        TestConnection<String> connection = node.connect(sendsItselfEachFrame());

        connection.send(ONE, TWO, THREE);

        assertThat(connection.events()).containsExactly(ONE, TWO, THREE, "after 1", "after 2", "after 3");
    }

    @Test
    void framesThatArriveApartAlternateWithWhatTheySend(TestNode node) {
        TestConnection<String> connection = node.connect(sendsItselfEachFrame());

        connection.queue(ONE).queue(TWO).queue(THREE);
        node.run();

        assertThat(connection.events()).containsExactly(ONE, "after 1", TWO, "after 2", THREE, "after 3");
    }

    @Test
    void messagesToItselfInWebsocketInitComeFirst(TestNode node) {
        TestConnection<String> connection = node.connect(new Scripted()
                .onInit(self -> {
                    self.send("m");
                    return Reply.of("ready", Frame.text("hello"));
                })
                .onInfo((self, info) -> Reply.of("", Frame.text("got " + info))));

        connection.send(ONE).assertFrames(Frame.text("hello"), Frame.text("got m"));

        assertThat(connection.events()).containsExactly("m", ONE);
    }

    @Test
    void pongsAreSentBeforeThePingIsHandled(TestNode node) {
        TestConnection<String> connection =
                node.connect(new Scripted().onFrame((self, frame) -> Reply.of("", Frame.text("handled"))));

        connection.send(Frame.ping(), Frame.ping("hi"), Frame.pong(), Frame.pong("x"));

        connection.assertFrames(
                Frame.pong(),
                Frame.text("handled"),
                Frame.pong("hi"),
                Frame.text("handled"),
                Frame.text("handled"),
                Frame.text("handled"));
    }

    @Test
    void sendAndPublishKeepTheSendersOrder(TestNode node, MessageBus bus) {
        TestConnection<String> connection = node.connect(new Scripted());
        bus.subscribe("topic", connection.pid());
        bus.register("name", connection.pid());

        bus.send(connection.pid(), 1);
        bus.publish("topic", 2);
        bus.send("name", 3);
        bus.publish("topic", 4);
        node.run();

        assertThat(connection.messages()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void noHandlerRunsOnTheSendersThread(TestNode node, MessageBus bus) {
        List<String> order = new ArrayList<>();
        TestConnection<String> receiver = node.connect(new Scripted().onInfo((self, info) -> {
            order.add("received");
            return Reply.of("");
        }));
        bus.subscribe("topic", receiver.pid());

        bus.publish("topic", "x");
        order.add("published");
        node.run();

        assertThat(order).containsExactly("published", "received");
    }

    @Test
    void framesOfOneRunLeaveInOneWrite(TestNode node) {
        TestConnection<String> connection =
                node.connect(new Scripted().onFrame((self, frame) -> Reply.of("", frame, frame)));

        connection.send(ONE, TWO, THREE).assertFrames(ONE, ONE, TWO, TWO, THREE, THREE);

        assertThat(connection.writes()).isEqualTo(1);
    }

    @Test
    void whatHasArrivedIsHandledAfterActiveFalseAndNothingMore(TestNode node) {
        TestConnection<String> connection = node.connect(new Scripted()
                .onFrame((self, frame) -> frame.equals(ONE) ? Reply.of("", Command.active(false)) : Reply.of(""))
                .onInfo((self, info) -> Reply.of("", Command.active(true))));

        connection.send(ONE, TWO);
        connection.send(THREE, Frame.ping());
        connection.assertFrames();
        assertThat(connection.events()).containsExactly(ONE, TWO);

        connection.info("on");
        connection.assertFrames(Frame.pong());
        assertThat(connection.events()).containsExactly(ONE, TWO, "on", THREE, Frame.ping());
    }

    @Test
    void closeFromOutsideComesAfterWhatTheMailboxHolds(TestNode node, MessageBus bus) {
        TestConnection<String> connection =
                node.connect(new Scripted().onInfo((self, info) -> Reply.of("", Frame.text("" + info))));

        bus.send(connection.pid(), "before");
        assertThat(bus.close(connection.pid(), 4001, "enough")).isTrue();
        bus.send(connection.pid(), "after");
        node.run();

        connection.assertFrames(Frame.text("before"), Frame.close(4001, "enough"));
        assertThat(bus.close(connection.pid(), 4001, "enough")).isFalse();
    }
}
