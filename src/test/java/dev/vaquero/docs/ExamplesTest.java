package dev.vaquero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Command;
import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Upgrade;
import dev.vaquero.testkit.FakeConnection;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.TestRequest;
import dev.vaquero.testkit.VaqueroExtension;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs what the pages show. */
@ExtendWith(VaqueroExtension.class)
class ExamplesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Room room(TestNode node) {
        Room room = new Room();
        room.bus = node.bus();
        return room;
    }

    // docs:begin test-function
    @Test
    void countsWhatItEchoes() {
        Reply<Integer> reply = new Echo().websocketHandle(new FakeConnection(), Frame.text("hi"), 7);

        assertThat(reply).isEqualTo(Reply.of(8, Frame.text("7: hi")));
    }
    // docs:end test-function

    // docs:begin test-init
    @Test
    void refusesWhoHasNoToken() {
        Upgrade<Guarded.Viewer> decision =
                new Guarded().init(TestRequest.to("/feed/7").pathParameter("id", "7"));

        assertThat(((Upgrade.Answer<?>) decision).response().status()).isEqualTo(401);
    }
    // docs:end test-init

    // docs:begin test-node
    @Test
    void everybodyInTheRoomHearsWhatOneSays(TestNode node) {
        Room room = new Room();
        room.bus = node.bus();
        TestRequest request = TestRequest.to("/room/tea").pathParameter("name", "tea");
        TestConnection<String> ann = node.connect(room, request);
        TestConnection<String> bob = node.connect(room, request);

        ann.send("milk?");

        ann.assertFrames(Frame.text("welcome to tea"), Frame.text("milk?"));
        bob.assertFrames(Frame.text("welcome to tea"), Frame.text("milk?"));
    }
    // docs:end test-node

    // docs:begin test-clock
    @Test
    void ticksEverySecond(TestNode node) {
        TestConnection<Integer> connection = node.connect(new Ticker());

        node.advance(Duration.ofSeconds(1));
        node.advance(Duration.ofSeconds(1));

        connection.assertFrames(Frame.text("tick 0"), Frame.text("tick 1"));
        assertThat(connection.timers()).isEqualTo(1);
    }
    // docs:end test-clock

    @Test
    void leavesTheRoomAtTheEnd(TestNode node) {
        TestConnection<String> ann =
                node.connect(room(node), TestRequest.to("/room/tea").pathParameter("name", "tea"));

        ann.send(Frame.close());

        assertThat(node.bus().count("tea")).isZero();
    }

    @Test
    void acceptsWithHeadersWhoHasAToken() {
        TestRequest request = TestRequest.to("/feed/7").pathParameter("id", "7").queryParameter("token", "t");

        assertThat(((Upgrade.Answer<?>) new Guarded().init(request)).response().status())
                .isEqualTo(200);
        Upgrade<Guarded.Viewer> accepted = new Guarded().init(request.withHeader("Sec-WebSocket-Version", "13"));
        assertThat(((Upgrade.Accept<Guarded.Viewer>) accepted).headers()).hasSize(2);
    }

    @Test
    void choosesTheFirstOfItsOwnListThatIsOffered() {
        TestRequest both = TestRequest.to("/").offering("v1.chat", "v2.chat");
        TestRequest other = TestRequest.to("/").offering("mqtt");

        assertThat(((Upgrade.Accept<?>) new Negotiating().init(both)).subprotocol())
                .isEqualTo("v2.chat");
        assertThat(((Upgrade.Accept<?>) Negotiating.byHand(both)).subprotocol()).isEqualTo("v2.chat");
        assertThat(new Negotiating().init(TestRequest.to("/"))).isInstanceOf(Upgrade.Accept.class);
        assertThat(new Negotiating().init(other)).isEqualTo(Upgrade.refuse(400));
        assertThat(Negotiating.byHand(other)).isEqualTo(Upgrade.refuse(400));
        assertThat(new Negotiating().websocketHandle(new FakeConnection(both, "v1.chat"), Frame.ping(), ""))
                .isEqualTo(Reply.of("", Frame.text("v1.chat")));
    }

    @Test
    void seesEveryKindOfFrame(TestNode node) {
        TestConnection<String> connection = node.connect(new Receiving());

        assertThat(connection.send("a").state()).isEqualTo("a");
        assertThat(connection.send(Frame.binary((byte) 1)).state()).isEqualTo("1 bytes");
        assertThat(connection.send(Frame.ping("p")).state()).isEqualTo("ping");
        assertThat(connection.send(Frame.pong("q")).state()).isEqualTo("ping");
        connection.assertFrames(Frame.pong("p"));
    }

    @Test
    void sendsInOrderAndTogether(TestNode node) {
        TestConnection<String> connection = node.connect(new Sending());

        connection.assertFrames(Frame.text("one"), Frame.binary((byte) 2), Frame.ping("three"));
        int before = connection.writes();
        connection.send("go").assertFrames(Frame.text("a"), Frame.text("b"), Frame.text("c"));
        assertThat(connection.writes() - before).isEqualTo(1);
    }

    @Test
    void pingsAPeerThatIsSilent(TestNode node) {
        TestConnection<String> connection = node.connect(new KeepAlive());

        node.advance(Duration.ofSeconds(21));
        connection.assertFrames(Frame.ping());
        node.advance(Duration.ofSeconds(10));

        assertThat(connection.reason()).contains(new Reason.Timeout());
    }

    @Test
    void givesMoreTimeAfterTheLogin(TestNode node) {
        TestConnection<Boolean> silent = node.connect(new Limited());
        TestConnection<Boolean> known = node.connect(new Limited());

        known.send("secret").assertFrames(Frame.text("welcome"));
        node.advance(Duration.ofSeconds(6));

        assertThat(silent.reason()).contains(new Reason.Timeout());
        assertThat(known.reason()).isEmpty();
        assertThat(node.connect(new Limited()).send("no").closeCode()).hasValue(1008);
    }

    @Test
    void takesOneJobAtATime(TestNode node) {
        TestConnection<String> connection = node.connect(new Paced());

        connection.send("a");
        connection.send("b");
        assertThat(connection.timers()).isEqualTo(1);
        node.advance(SECOND.plusMillis(100));

        connection.assertFrames(Frame.text("done a"));
        node.advance(SECOND.plusMillis(100));
        connection.assertFrames(Frame.text("done b"));
    }

    @Test
    void closesWithACodeAndSaysWhy(TestNode node) {
        Closing closing = new Closing();

        node.connect(closing).send("bye").assertFrames(Frame.text("see you"), Frame.close(4000, "bye"));
        assertThat(closing.last).isEqualTo("stop");
        node.connect(closing).send("stop").assertFrames(Frame.close(1000));
        node.connect(closing).send(Frame.close(4001));
        assertThat(closing.last).isEqualTo("the peer closed with OptionalInt[4001]");
    }

    @Test
    void sleepsAfterAMessage(TestNode node) {
        TestConnection<String> connection = node.connect(new Sleeping());

        assertThat(connection.send("a").hibernates()).isTrue();
    }

    @Test
    void asksForRoles() {
        TestRequest editor = TestRequest.to("/").as("ann", "editor");
        TestRequest guest = TestRequest.to("/").as("bob");

        assertThat(new Secured().init(TestRequest.to("/"))).isEqualTo(Upgrade.refuse(401));
        assertThat(((Upgrade.Accept<?>) new Secured().init(editor)).roles()).isEqualTo(Set.of("admin"));
        assertThat(secured(editor)).isEqualTo(Reply.of("ann", Frame.text("done")));
        assertThat(secured(guest)).isEqualTo(Reply.of("bob", Frame.close(1008, "not allowed")));
    }

    private static Reply<String> secured(TestRequest request) {
        Secured secured = new Secured();
        Upgrade.Accept<String> accept = (Upgrade.Accept<String>) secured.init(request);
        return secured.websocketHandle(FakeConnection.of(secured, request, accept), Frame.text("x"), accept.state());
    }

    @Test
    void keepsWhatTheFilterNames() {
        Upgrade.Accept<?> accept = (Upgrade.Accept<?>) new Origins().init(TestRequest.to("/api"));

        assertThat(accept.options().requestFilter().headers()).containsExactly("user-agent");
        assertThat(accept.options().requestFilter().cookies()).containsExactly("lang");
    }

    @Test
    void greetsAsTheEndpointDid(TestNode node) {
        TestConnection<String> connection =
                node.connect(new Migrated(), TestRequest.to("/greeter/ann").pathParameter("name", "ann"));

        connection.send("hi").assertFrames(Frame.text("hello ann"), Frame.text("ann said hi"));
        assertThat(new GreeterEndpoint().message("hi")).isEqualTo(" said hi");
    }

    @Test
    void refusesToChangeWhatIsFixed() {
        assertThat(Options.Key.COMPRESS.live()).isFalse();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Command.setOptions(Options.of().compress(true)))
                .hasMessage("option must be one that can change on an open connection but was compress");
    }
}
