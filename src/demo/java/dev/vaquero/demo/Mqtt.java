package dev.vaquero.demo;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;

/**
 * Negotiates the subprotocol: who offers none is accepted, who offers {@code mqtt} among others is answered {@code mqtt},
 * and any other list is answered 400. Then it echoes.
 */
@WebSocketHandler("/mqtt")
public final class Mqtt implements Handler<String> {
    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.negotiate(request, request.remoteAddress(), "mqtt");
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String peer) {
        return frame instanceof Frame.Text || frame instanceof Frame.Binary ? Reply.of(peer, frame) : Reply.of(peer);
    }
}
