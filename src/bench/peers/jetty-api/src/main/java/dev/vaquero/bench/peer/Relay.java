package dev.vaquero.bench.peer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Sends every text back from another thread. */
public final class Relay extends Session.Listener.AbstractAutoDemanding {
    private static final ExecutorService OTHER = Executors.newSingleThreadExecutor();

    @Override
    public void onWebSocketText(String message) {
        Session session = getSession();
        OTHER.execute(() -> session.sendText(message, Callback.NOOP));
    }
}
