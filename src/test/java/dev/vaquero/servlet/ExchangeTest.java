package dev.vaquero.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Response;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler.Plain;
import dev.vaquero.internal.HandlerEntry;
import dev.vaquero.internal.LocalNode;
import dev.vaquero.internal.Node;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A state that {@code init} gave is terminated, whatever fails on the way to the upgrade. */
class ExchangeTest {
    private static final Reason CLOSED = new Reason.Error(Reason.Kind.CLOSED);

    private final Scripted handler = new Scripted();
    private final Node node =
            LocalNode.startByHand("test", ExchangeTest.class.getClassLoader(), () -> 1, Runnable::run);
    private final List<Integer> statuses = new ArrayList<>();
    private boolean broken;

    private static final class Scripted implements Handler<String> {
        private Upgrade<String> decision = Upgrade.accept("state");
        private final List<Object> ends = new ArrayList<>();

        @Override
        public Upgrade<String> init(Request request) {
            return decision;
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            return Reply.of(state);
        }

        @Override
        public void terminate(Reason reason, Request request, String state) {
            ends.add(reason);
            ends.add(state);
        }
    }

    /** An application whose server has no WebSocket side. */
    private final class Without implements Upgrader {
        @Override
        public Node node() {
            return node;
        }

        @Override
        public ServerContainer container() {
            throw new IllegalStateException("expected");
        }

        @Override
        public boolean bytes() {
            throw new IllegalStateException("expected");
        }

        @Override
        public void upgrade(AcceptedHandshake<?> handshake, HttpServletResponse response) {
            throw new AssertionError("not reached");
        }
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, args) -> {
                    if (method.getName().equals("setStatus")) {
                        statuses.add((Integer) args[0]);
                    }
                    if (method.getName().equals("setContentLength") && broken) {
                        throw new IllegalStateException("the response is broken");
                    }
                    if (method.getName().equals("getOutputStream")) {
                        return new Discarding();
                    }
                    return null;
                });
    }

    private static final class Discarding extends jakarta.servlet.ServletOutputStream {
        @Override
        public void write(int b) {
            // Nobody reads it.
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(jakarta.servlet.WriteListener listener) {
            throw new AssertionError("not used");
        }
    }

    private Exchange<String> exchange() {
        PathTemplate template = PathTemplate.parse("/");
        HandlerEntry<String> entry = new HandlerEntry<>("Scripted", "/", handler, Set.of(), Options.of());
        Route<String> route = new Route<>(template, entry, Plain.INIT, new Origins(List.of()), Set.of());
        Match match = new Match(route, "/", Map.of());
        return new Exchange<>(
                new Without(), route, match, FakeRequest.handshake().request(), response());
    }

    @Test
    void aServerWithoutWebSocketIsAnswered500AndTheStateTerminated() throws IOException {
        exchange().upgrade();

        assertThat(statuses).containsExactly(500);
        assertThat(handler.ends).containsExactly(CLOSED, "state");
        assertThat(node.counters().refused()).isEqualTo(1);
    }

    @Test
    void aTransportThatCannotBeAskedIsAnswered500AndTheStateTerminated() throws IOException {
        handler.decision = Upgrade.accept("state").options(Options.of().compress(true));

        exchange().upgrade();

        assertThat(statuses).containsExactly(500);
        assertThat(handler.ends).containsExactly(CLOSED, "state");
    }

    @Test
    void aSubprotocolThatWasNotOfferedIsTerminatedEvenIfTheAnswerFails() {
        handler.decision = Upgrade.accept("state").subprotocol("none");
        broken = true;

        assertThatThrownBy(() -> exchange().upgrade()).hasMessage("the response is broken");

        assertThat(handler.ends).containsExactly(CLOSED, "state");
        assertThat(node.counters().refused()).isEqualTo(1);
    }

    @Test
    void aPlainRequestThatIsAcceptedIsTerminatedEvenIfTheAnswerFails() {
        broken = true;

        assertThatThrownBy(() -> exchange().plain()).hasMessage("the response is broken");

        assertThat(statuses).containsExactly(426);
        assertThat(handler.ends).containsExactly(CLOSED, "state");
    }

    @Test
    void countsWhatInitRefuses() throws IOException {
        handler.decision = Upgrade.refuse(403);

        exchange().upgrade();

        assertThat(statuses).containsExactly(403);
        assertThat(handler.ends).isEmpty();
        assertThat(node.counters().refused()).isEqualTo(1);
    }

    @Test
    void doesNotCountAPlainAnswerToAPlainRequest() throws IOException {
        handler.decision = Upgrade.plain(Response.of(200));

        exchange().plain();

        assertThat(node.counters().refused()).isZero();
    }
}
