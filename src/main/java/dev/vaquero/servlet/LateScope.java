package dev.vaquero.servlet;

import dev.vaquero.bus.Pid;
import dev.vaquero.internal.CallbackScope;
import org.jspecify.annotations.Nullable;

/** What surrounds callbacks, known only after the node has started: CDI's beans need the node first. */
final class LateScope implements CallbackScope {
    /** Set once at the start, before the first request. */
    private volatile CallbackScope bound = CallbackScope.NONE;

    void bind(CallbackScope scope) {
        bound = scope;
    }

    @Override
    public void opened(Pid pid, String path) {
        bound.opened(pid, path);
    }

    @Override
    public @Nullable Object enter(Pid pid) {
        return bound.enter(pid);
    }

    @Override
    public void exit(@Nullable Object entered) {
        bound.exit(entered);
    }

    @Override
    public void left(Pid pid) {
        bound.left(pid);
    }

    @Override
    public void ended(Pid pid, String path) {
        bound.ended(pid, path);
    }
}
