package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Response;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

/** Accepts, refuses, and answers plain requests. */
// docs:begin upgrade-plain
@WebSocketHandler(value = "/feed/{id}", plain = WebSocketHandler.Plain.INIT)
public class Guarded implements Handler<Guarded.Viewer> {
    record Viewer(String feed, String token) {}

    @Override
    public Upgrade<Viewer> init(Request request) {
        String token = request.query("token");
        if (token == null) {
            return Upgrade.refuse(
                    Response.of(401).header("WWW-Authenticate", "Bearer").body("a token is needed\n"));
        }
        if (request.header("Sec-WebSocket-Version") == null) {
            return Upgrade.plain(Response.of(200).body("feed " + request.path("id") + " is here\n"));
        }
        return Upgrade.accept(new Viewer(request.path("id"), token))
                .header("X-Feed", request.path("id"))
                .cookie("seen", "1");
    }
    // docs:end upgrade-plain

    @Override
    public Reply<Viewer> websocketHandle(Connection self, Frame frame, Viewer viewer) {
        return Reply.of(viewer);
    }
}
