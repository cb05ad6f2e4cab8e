package dev.vaquero.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.RequestFilter;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds in an application holds in its tests. */
@ExtendWith(VaqueroExtension.class)
class ParityTest {
    @WebSocketHandler("/guarded")
    @DeclareRoles("reader")
    private static class Guarded implements Handler<String> {
        private final List<Request> ended = new ArrayList<>();

        @Override
        public Upgrade<String> init(Request request) {
            RequestFilter filter = RequestFilter.NONE.keepHeaders("x-kept").keepCookies("kept");
            return Upgrade.accept("").roles("admin").options(Options.of().requestFilter(filter));
        }

        @Override
        @RolesAllowed("editor")
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            return Reply.of(List.of("reader", "editor", "admin", "owner").stream()
                    .filter(self::hasRole)
                    .toList()
                    .toString());
        }

        @Override
        public void terminate(Reason reason, Request request, String state) {
            ended.add(request);
        }
    }

    @WebSocketHandler(value = "/", options = "idle-timeout")
    private static final class Wrong extends Guarded {}

    private final Guarded guarded = new Guarded();
    private final TestRequest request = TestRequest.to("/guarded")
            .as("ann", "reader", "editor", "admin", "owner")
            .queryParameter("q", "a&b")
            .withHeader("X-Kept", "1")
            .withHeader("X-Dropped", "2")
            .withCookie("kept", "3")
            .withCookie("dropped", "4");

    @Test
    void aConnectionKnowsTheRolesThatWereAsked(TestNode node) {
        assertThat(node.connect(guarded, request).send("x").state()).isEqualTo("[reader, editor, admin]");
    }

    @Test
    void aFakeConnectionKnowsTheSame() {
        Upgrade.Accept<String> accept = (Upgrade.Accept<String>) guarded.init(request);

        assertThat(guarded.websocketHandle(FakeConnection.of(guarded, request, accept), Frame.text("x"), ""))
                .isEqualTo(Reply.of("[reader, editor, admin]"));
        assertThat(guarded.websocketHandle(new FakeConnection(request, null), Frame.text("x"), ""))
                .isEqualTo(Reply.of("[]"));
    }

    @Test
    void terminateGetsWhatTheFilterKeeps(TestNode node) {
        node.connect(guarded, request).send(Frame.close());

        Request kept = guarded.ended.get(0);
        assertThat(kept.path()).isEqualTo("/guarded");
        assertThat(kept.query("q")).isEqualTo("a&b");
        assertThat(kept.header("X-Kept")).isEqualTo("1");
        assertThat(kept.cookie("kept")).isEqualTo("3");
        assertThatThrownBy(() -> kept.header("X-Dropped")).hasMessageContaining("keepHeaders");
        assertThatThrownBy(() -> kept.cookie("dropped")).hasMessageContaining("keepCookies");
        assertThatThrownBy(kept::principal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWrongOptionOfTheAnnotationIsNamed(TestNode node) {
        assertThatThrownBy(() -> node.connect(new Wrong()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option must be name=value but was \"idle-timeout\"");
    }
}
