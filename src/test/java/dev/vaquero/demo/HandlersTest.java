package dev.vaquero.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Frame;
import dev.vaquero.Upgrade;
import dev.vaquero.testkit.FakeConnection;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.TestRequest;
import dev.vaquero.testkit.VaqueroExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's handlers, without a server. */
@ExtendWith(VaqueroExtension.class)
final class HandlersTest {
    @Test
    void echoSendsTextAndBinaryBackAndIgnoresAllElse(TestNode node) {
        TestConnection<Long> peer = node.connect(new Echo(new Journal(node.bus())));
        peer.send(Frame.text("a"), Frame.binary((byte) 1), Frame.pong("p"), Frame.text(""));
        peer.assertFrames(Frame.text("a"), Frame.binary((byte) 1), Frame.text(""));
        assertThat(peer.state()).isEqualTo(3);
    }

    @Test
    void helloGreetsAtOnceAndAgainOneSecondLater(TestNode node) {
        TestConnection<String> peer = node.connect(new Hello());
        peer.assertFrames(Frame.text("Hello!"));
        node.advance(Duration.ofMillis(960));
        peer.assertFrames();
        node.advance(Duration.ofMillis(60));
        peer.assertFrames(Frame.text("Hello!"));
        node.advance(Duration.ofSeconds(30));
        peer.assertFrames();
    }

    @Test
    void mqttIsAgreedWhereItIsOffered() {
        assertThat(new Mqtt().init(TestRequest.to("/mqtt"))).isInstanceOf(Upgrade.Accept.class);
        assertThat(new Mqtt().init(TestRequest.to("/mqtt").offering("v12.stomp", "mqtt")))
                .isInstanceOfSatisfying(
                        Upgrade.Accept.class,
                        accept -> assertThat(accept.subprotocol()).isEqualTo("mqtt"));
        assertThat(new Mqtt().init(TestRequest.to("/mqtt").offering("v12.stomp")))
                .isInstanceOfSatisfying(
                        Upgrade.Answer.class,
                        answer -> assertThat(answer.response().status()).isEqualTo(400));
    }

    @Test
    void mqttEchoes() {
        assertThat(new Mqtt()
                        .websocketHandle(new FakeConnection(), Frame.text("x"), "peer")
                        .commands())
                .containsExactly(Frame.text("x"));
    }

    @Test
    void logForwardsWhatAnyBeanWrites(TestNode node) {
        Journal journal = new Journal(node.bus());
        TestConnection<Long> peer = node.connect(new Log(node.bus(), journal));
        peer.takeFrames();
        journal.write("page", "the cattle are in");
        node.run();
        peer.assertFrames(Frame.text("page: the cattle are in"));
        assertThat(peer.hibernates()).isTrue();
    }

    @Test
    void logTellsNoReaderWhereAnotherIs(TestNode node) {
        Log log = new Log(node.bus(), new Journal(node.bus()));
        TestConnection<Long> peer = node.connect(log);
        node.connect(log, TestRequest.to("/log")).send(Frame.close());
        assertThat(peer.takeFrames())
                .extracting(frame -> ((Frame.Text) frame).value())
                .hasSize(3)
                .noneMatch(line -> line.contains(TestRequest.to("/log").remoteAddress()));
    }

    @Test
    void chatTellsARoomWhoComesSpeaksAndGoes(TestNode node) {
        Chat chat = chat(node);
        TestConnection<Chat.Member> ana = node.connect(chat, member("ranch", "Ana"));
        ana.assertFrames(Frame.text("here\tAna"), Frame.text("join\tAna"));
        TestConnection<Chat.Member> rosa = node.connect(chat, member("ranch", "Rosa"));
        node.connect(chat, member("river", "Wyatt")).send("not heard at the ranch");
        rosa.send("howdy\tall");
        rosa.send(Frame.close());
        ana.assertFrames(Frame.text("join\tRosa"), Frame.text("said\tRosa\thowdy\tall"), Frame.text("leave\tRosa"));
    }

    @Test
    void chatTellsOfANameOnceHoweverManyConnectionsItHas(TestNode node) {
        Chat chat = chat(node);
        TestConnection<Chat.Member> ana = node.connect(chat, member("ranch", "Ana"));
        ana.takeFrames();
        TestConnection<Chat.Member> phone = node.connect(chat, member("ranch", "Rosa"));
        TestConnection<Chat.Member> desk = node.connect(chat, member("ranch", "Rosa"));
        phone.send(Frame.close());
        ana.assertFrames(Frame.text("join\tRosa"));
        desk.send(Frame.close());
        ana.assertFrames(Frame.text("leave\tRosa"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Ana", "Ana ", "A\tB", "A\nB", "a-name-of-25-characters!!"})
    void chatRefusesANameThatIsNone(String name, TestNode node) {
        assertThat(chat(node).init(member("ranch", name))).isInstanceOf(Upgrade.Answer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "Ana María", "a-name-of-24-characters!"})
    void chatTakesANameOfUpTo24Characters(String name, TestNode node) {
        assertThat(chat(node).init(member("ranch", name))).isInstanceOf(Upgrade.Accept.class);
    }

    @Test
    void roomsListsThemAndTellsOfEachChange(TestNode node) {
        TestConnection<String> lobby = node.connect(new Rooms(node.bus()));
        lobby.assertFrames(Frame.text(""));
        TestConnection<Chat.Member> ana = node.connect(chat(node), member("river", "Ana"));
        node.connect(chat(node), member("ranch", "Rosa"));
        node.connect(chat(node), member("ranch", "Wyatt"));
        ana.send(Frame.close());
        lobby.assertFrames(
                Frame.text("river\t1"),
                Frame.text("ranch\t1\nriver\t1"),
                Frame.text("ranch\t2\nriver\t1"),
                Frame.text("ranch\t2"));
    }

    private static Chat chat(TestNode node) {
        return new Chat(node.bus(), new Journal(node.bus()));
    }

    private static TestRequest member(String room, String name) {
        return TestRequest.to("/chat/" + room).pathParameter("room", room).queryParameter("name", name);
    }
}
