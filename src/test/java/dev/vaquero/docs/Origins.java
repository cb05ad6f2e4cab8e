package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.RequestFilter;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

// docs:begin origins
@WebSocketHandler(value = "/api", options = "allowed-origins=https://app.example.org,https://example.org:8443")
// docs:end origins
final class Origins implements Handler<String> {
    @Override
    public Upgrade<String> init(Request request) {
        // docs:begin request-filter
        return Upgrade.accept("state")
                .options(Options.of()
                        .requestFilter(
                                RequestFilter.NONE.keepHeaders("User-Agent").keepCookies("lang")));
        // docs:end request-filter
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
        return Reply.of(state);
    }
}
