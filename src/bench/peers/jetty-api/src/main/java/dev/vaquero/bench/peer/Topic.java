package dev.vaquero.bench.peer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A topic: the text {@code pub:X} from one goes as {@code X} to all. */
public final class Topic extends Session.Listener.AbstractAutoDemanding {
    private static final Set<Session> MEMBERS = ConcurrentHashMap.newKeySet();
    private static final String PUBLISH = "pub:";

    @Override
    public void onWebSocketOpen(Session session) {
        super.onWebSocketOpen(session);
        MEMBERS.add(session);
    }

    @Override
    public void onWebSocketText(String message) {
        if (message.startsWith(PUBLISH)) {
            String text = message.substring(PUBLISH.length());
            for (Session member : MEMBERS) {
                member.sendText(text, Callback.NOOP);
            }
        }
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        MEMBERS.remove(getSession());
        callback.succeed();
    }
}
