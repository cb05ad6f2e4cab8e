package dev.vaquero.internal.codec;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A few objects for those who read and write right now, so that an idle connection holds none. Any thread. */
final class Pool<T> {
    private static final int SIZE = 16;
    private static final int PROBES = 4;

    private final Supplier<T> maker;
    private final AtomicReferenceArray<@Nullable T> kept = new AtomicReferenceArray<>(SIZE);

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        int from = slot();
        for (int i = 0; i < PROBES; i++) {
            int index = from + i & SIZE - 1;
            T one = kept.get(index);
            if (one != null && kept.compareAndSet(index, one, null)) {
                return one;
            }
        }
        return maker.get();
    }

    /** Gives back what nobody uses any more. */
    void give(T one) {
        int from = slot();
        for (int i = 0; i < PROBES; i++) {
            if (kept.compareAndSet(from + i & SIZE - 1, null, one)) {
                return;
            }
        }
    }

    private static int slot() {
        return (int) (Thread.currentThread().getId() * 0x9E3779B9L >>> 8) & SIZE - 1;
    }
}
