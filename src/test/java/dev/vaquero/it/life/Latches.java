package dev.vaquero.it.life;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What callbacks wait for, by name, until another connection releases it. Any thread. */
public final class Latches {
    private static final Map<String, CountDownLatch> ALL = new ConcurrentHashMap<>();

    private Latches() {}

    static void release(String id) {
        latch(id).countDown();
    }

    static void await(String id) {
        try {
            if (!latch(id).await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(id + " was not released");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(id + " was interrupted", e);
        }
    }

    private static CountDownLatch latch(String id) {
        return ALL.computeIfAbsent(id, key -> new CountDownLatch(1));
    }
}
