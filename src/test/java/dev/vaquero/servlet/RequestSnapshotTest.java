package dev.vaquero.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.RequestFilter;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler.Plain;
import dev.vaquero.internal.HandlerEntry;
import dev.vaquero.internal.RequestSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestSnapshotTest {
    private final FakeRequest request = FakeRequest.handshake()
            .path("/chat/blue")
            .with("getQueryString", "name=J%C3%B6rg+S&flag&bad=%zz&name=other")
            .header("X-A", "1")
            .header("X-A", "2")
            .header("Sec-WebSocket-Protocol", "chat.v1, mqtt")
            .cookie("theme", "dark")
            .roles("admin");

    @Test
    void keepsWhatIsAlwaysKept() {
        Request snapshot = snapshot(RequestFilter.NONE);

        assertThat(snapshot.method()).isEqualTo("GET");
        assertThat(snapshot.scheme()).isEqualTo("http");
        assertThat(snapshot.host()).isEqualTo("example.org");
        assertThat(snapshot.port()).isEqualTo(80);
        assertThat(snapshot.path()).isEqualTo("/chat/blue");
        assertThat(snapshot.path("room")).isEqualTo("blue");
        assertThat(snapshot.pathParameters()).isEqualTo(Map.of("room", "blue"));
        assertThat(snapshot.query()).isEqualTo("name=J%C3%B6rg+S&flag&bad=%zz&name=other");
        assertThat(snapshot.remoteAddress()).isEqualTo("192.0.2.1");
        assertThat(snapshot.secure()).isFalse();
        assertThat(snapshot.subprotocols()).containsExactly("chat.v1", "mqtt");
    }

    @Test
    void decodesTheQuery() {
        Request snapshot = snapshot(RequestFilter.NONE);

        assertThat(snapshot.query("name")).isEqualTo("Jörg S");
        assertThat(snapshot.query("flag")).isEmpty();
        assertThat(snapshot.query("bad")).isEqualTo("%zz");
        assertThat(snapshot.query("none")).isNull();
    }

    @Test
    void namesTheCureForWhatItDidNotKeep() {
        Request snapshot = snapshot(RequestFilter.NONE);

        assertThatThrownBy(() -> snapshot.header("X-A"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keepHeaders(\"X-A\")");
        assertThatThrownBy(() -> snapshot.cookie("theme"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keepCookies(\"theme\")");
        assertThatThrownBy(snapshot::principal).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> snapshot.isUserInRole("admin")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> snapshot.sessionAttribute("a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsWhatTheFilterNames() {
        Request snapshot =
                snapshot(RequestFilter.NONE.keepHeaders("x-a", "X-Absent").keepCookies("theme", "absent"));

        assertThat(snapshot.headers("X-A")).containsExactly("1", "2");
        assertThat(snapshot.header("X-A")).isEqualTo("1");
        assertThat(snapshot.header("x-absent")).isNull();
        assertThat(snapshot.cookie("theme")).isEqualTo("dark");
        assertThat(snapshot.cookie("absent")).isNull();
    }

    @Test
    void refusesAParameterThatThePathHasNot() {
        assertThatThrownBy(() -> snapshot(RequestFilter.NONE).path("house"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("path parameter must be one of [room] but was house");
    }

    @Test
    void seesAllInInitAndNothingAfterwards() {
        LiveRequest live = new LiveRequest(request.request(), match());

        assertThat(live.header("x-a")).isEqualTo("1");
        assertThat(live.headers("X-A")).containsExactly("1", "2");
        assertThat(live.cookie("theme")).isEqualTo("dark");
        assertThat(live.cookie("other")).isNull();
        assertThat(live.isUserInRole("admin")).isTrue();
        assertThat(live.principal()).isNull();
        assertThat(live.sessionAttribute("a")).isNull();
        assertThat(live.path("room")).isEqualTo("blue");
        assertThat(live.query("name")).isEqualTo("Jörg S");
        assertThat(live.subprotocols()).containsExactly("chat.v1", "mqtt");

        live.detach();

        assertThatThrownBy(() -> live.header("x-a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only in init");
    }

    private Request snapshot(RequestFilter filter) {
        return RequestSnapshot.of(new LiveRequest(request.request(), match()), filter);
    }

    private static Match match() {
        PathTemplate template = PathTemplate.parse("/chat/{room}");
        HandlerEntry<String> entry =
                new HandlerEntry<>("Chat", template.toString(), new Nothing(), Set.of(), Options.of());
        Route<String> route = new Route<>(template, entry, Plain.REFUSE, new Origins(List.of()), Set.of());
        return new Match(route, "/chat/blue", Map.of("room", "blue"));
    }

    private static final class Nothing implements Handler<String> {
        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("");
        }

        @Override
        public Reply<String> websocketHandle(dev.vaquero.Connection self, dev.vaquero.Frame frame, String state) {
            return Reply.of(state);
        }
    }
}
