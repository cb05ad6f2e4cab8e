package dev.vaquero.bench.peer;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Sends every text and binary message back, and asks for the next when that has been written. */
public final class Echo extends Session.Listener.Abstract {
    @Override
    public void onWebSocketOpen(Session session) {
        super.onWebSocketOpen(session);
        session.demand();
    }

    @Override
    public void onWebSocketText(String message) {
        Session session = getSession();
        session.sendText(message, Callback.from(session::demand, failure -> session.disconnect()));
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        Session session = getSession();
        session.sendBinary(
                payload,
                Callback.from(
                        () -> {
                            callback.succeed();
                            session.demand();
                        },
                        callback::fail));
    }
}
