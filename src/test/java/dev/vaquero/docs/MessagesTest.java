package dev.vaquero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Frame;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.TestRequest;
import dev.vaquero.testkit.VaqueroExtension;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs what the page on messages shows. */
@ExtendWith(VaqueroExtension.class)
class MessagesTest {
    private static TestConnection<Player.Game> play(TestNode node, String name) {
        Player handler = new Player();
        handler.bus = node.bus();
        return node.connect(handler, TestRequest.to("/play/" + name).pathParameter("name", name));
    }

    private static TestConnection<String> enter(TestNode node, String user) {
        Lobby handler = new Lobby();
        handler.bus = node.bus();
        return node.connect(handler, TestRequest.to("/lobby/" + user).pathParameter("user", user));
    }

    @Test
    void aServletNotifiesAllConnectionsOfAUser(TestNode node, MessageBus bus) {
        Inbox inbox = new Inbox();
        inbox.bus = bus;
        TestConnection<String> phone =
                node.connect(inbox, TestRequest.to("/inbox").as("ann"));
        TestConnection<String> laptop =
                node.connect(inbox, TestRequest.to("/inbox").as("ann"));
        TestConnection<String> other =
                node.connect(inbox, TestRequest.to("/inbox").as("bob"));
        ShipServlet servlet = new ShipServlet();
        servlet.bus = bus;
        List<Object> statuses = new ArrayList<>();

        servlet.doPost(request("ann"), response(statuses));
        servlet.doPost(request("nobody"), response(statuses));
        node.run();

        phone.assertFrames(Frame.text("your order is on its way"));
        laptop.assertFrames(Frame.text("your order is on its way"));
        other.assertFrames();
        assertThat(statuses).containsExactly(204, 404);
    }

    private static HttpServletRequest request(String user) {
        return proxy(HttpServletRequest.class, user, new ArrayList<>());
    }

    private static HttpServletResponse response(List<Object> statuses) {
        return proxy(HttpServletResponse.class, null, statuses);
    }

    private static <T> T proxy(Class<T> type, Object answer, List<Object> calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            calls.add(args[0]);
            return answer;
        }));
    }

    @Test
    void aSecondLoginKicksTheFirst(TestNode node, MessageBus bus) {
        SingleLogin handler = new SingleLogin();
        handler.bus = bus;
        TestRequest request = TestRequest.to("/desk/ann").pathParameter("user", "ann");
        TestConnection<String> first = node.connect(handler, request);

        TestConnection<String> second = node.connect(handler, request);

        first.assertFrames(Frame.text("you logged in elsewhere"), Frame.close(1008, "replaced"));
        assertThat(second.reason()).isEmpty();
        assertThat(second.names()).containsExactly("desk:ann");
        assertThat(bus.whereis("desk:ann")).contains(second.pid());
    }

    @Test
    void anybodyAsksForAScore(TestNode node, MessageBus bus) {
        play(node, "zoe").send("hit").send("hit");

        // docs:begin ask
        CompletionStage<Object> score = bus.ask("player:zoe", new Player.Score(), Duration.ofSeconds(2));
        // docs:end ask
        node.run();

        assertThat(score.toCompletableFuture()).isCompletedWithValue(2);
    }

    @Test
    void aNameHasOneHolder(TestNode node) {
        TestConnection<Player.Game> first = play(node, "zoe");
        TestConnection<Player.Game> second = play(node, "zoe");

        assertThat(first.reason()).isEmpty();
        second.assertFrames(Frame.close(4009, "name is taken"));
    }

    @Test
    void theLobbyShowsUsersNotConnections(TestNode node) {
        TestConnection<String> ann = enter(node, "ann");
        TestConnection<String> bob = enter(node, "bob");
        TestConnection<String> bobsPhone = enter(node, "bob");
        ann.assertFrames(Frame.text("here: [ann]"), Frame.text("+ann"), Frame.text("+bob"));
        bob.assertFrames(Frame.text("here: [ann, bob]"), Frame.text("+bob"));

        bob.send(Frame.close());
        node.run();
        ann.assertFrames();
        bobsPhone.send(Frame.close());
        node.run();

        ann.assertFrames(Frame.text("-bob"));
    }

    @Test
    void anObserverIsToldOfEnds(TestNode node, MessageBus bus) {
        TestConnection<Player.Game> player = play(node, "zoe");
        Observer handler = new Observer();
        handler.bus = bus;
        TestConnection<String> observer =
                node.connect(handler, TestRequest.to("/observe/zoe").pathParameter("name", "zoe"));

        player.send(Frame.close());
        node.run();
        handler.report.completeExceptionally(new IllegalStateException("expected"));
        node.run();

        observer.assertFrames(
                Frame.text("zoe left: normal"), Frame.text("the report ended: crash(java.lang.IllegalStateException)"));
    }
}
