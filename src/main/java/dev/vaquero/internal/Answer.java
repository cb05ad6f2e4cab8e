package dev.vaquero.internal;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one who asks waits for. It knows whether anything may depend on it: if nothing does, it completes on the spot and
 * runs nobody's code; else among {@link Completions}.
 */
final class Answer extends CompletableFuture<Object> {
    private final Completions completions;
    // Guarded by this; the first dependent may only be attached, and the answer only be settled, with it held.
    private boolean depended;

    Answer(Completions completions) {
        this.completions = completions;
    }

    /** Every dependent stage begins here. */
    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        depend();
        return new CompletableFuture<>();
    }

    /** What leaves as a future can be combined with others without a word to this. */
    @Override
    public CompletableFuture<Object> toCompletableFuture() {
        depend();
        return this;
    }

    private synchronized void depend() {
        depended = true;
    }

    /** Completes with the result, or with the failure if there is one. */
    void settle(@Nullable Object result, @Nullable Throwable failure) {
        synchronized (this) {
            if (!depended) {
                settleHere(result, failure);
                return;
            }
        }
        completions.submit(() -> settleHere(result, failure));
    }

    @SuppressWarnings("NullAway") // there is a result where there is no failure
    private void settleHere(@Nullable Object result, @Nullable Throwable failure) {
        if (failure == null) {
            complete(result);
        } else {
            completeExceptionally(failure);
        }
    }
}
