package dev.vaquero.it.life;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Accepts when it is released; tells of its {@code init} and its end. */
@WebSocketHandler("/late/{id}")
public final class Late implements Handler<String> {
    private static final Map<String, CountDownLatch> WAITING = new ConcurrentHashMap<>();

    static void release(String id) {
        WAITING.computeIfAbsent(id, key -> new CountDownLatch(1)).countDown();
    }

    @Override
    public Upgrade<String> init(Request request) {
        String id = request.path("id");
        CountDownLatch latch = WAITING.computeIfAbsent(id, key -> new CountDownLatch(1));
        Witness.tell(id, "init");
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(id + " was not released");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(id + " was interrupted", e);
        }
        return Upgrade.accept(id);
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String id) {
        return Reply.of(id, frame);
    }

    @Override
    public void terminate(Reason reason, Request request, String id) {
        Witness.tell(id, reason.toString());
    }
}
