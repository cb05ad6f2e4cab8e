package dev.vaquero.bench.raw;

import jakarta.websocket.Session;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions of the topic, and its only command. */
final class Members {
    static final Set<Session> ALL = ConcurrentHashMap.newKeySet();
    private static final String PUBLISH = "pub:";

    private Members() {}

    /** What an endpoint does with the text for one member. */
    interface Sender {
        void send(Session member, String text);
    }

    static void publish(String message, Sender sender) {
        if (message.startsWith(PUBLISH)) {
            String text = message.substring(PUBLISH.length());
            for (Session member : ALL) {
                sender.send(member, text);
            }
        }
    }
}
