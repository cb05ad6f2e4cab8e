package dev.vaquero.internal;

import dev.vaquero.Command;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls a handler and keeps its state. Only the thread that runs the connection. */
final class Callbacks<S extends @Nullable Object> {
    /** What there is to call between {@code init} and {@code terminate}. */
    enum Kind {
        INIT("websocketInit"),
        HANDLE("websocketHandle"),
        INFO("websocketInfo");

        final String callback;

        Kind(String callback) {
            this.callback = callback;
        }
    }

    private final Handler<S> handler;
    private S state;
    private boolean hibernates;
    private boolean asleep;

    Callbacks(Handler<S> handler, S state) {
        this.handler = handler;
        this.state = state;
    }

    /** Calls the handler; returns the commands up to the first that closes. The state changes only if all is well. */
    List<Command> call(ConnectionActor<S> self, Kind kind, @Nullable Object argument) {
        CallbackScope scope = self.node.scope();
        boolean interrupted = Interruptions.before();
        Object entered = scope.enter(self.pid);
        Reply<S> reply;
        try {
            wake();
            reply = switch (kind) {
                case INIT -> handler.websocketInit(self, state);
                case HANDLE -> handler.websocketHandle(self, (Frame) Objects.requireNonNull(argument), state);
                case INFO -> handler.websocketInfo(self, Objects.requireNonNull(argument), state);
            };
        } finally {
            scope.exit(entered);
            Interruptions.after(interrupted);
        }
        Objects.requireNonNull(reply, "callback must return a reply but returned null");
        List<Command> commands = Commands.checked(reply.commands());
        S next = reply.state();
        if (next != state) {
            // Not written when it is the same: a collector has to note each reference from an old object to a new one.
            state = next;
        }
        hibernates = reply.hibernates();
        return commands;
    }

    /** Calls {@code terminate}, with the state as it is if it cannot be restored. */
    void terminate(ConnectionActor<S> self, Reason reason, Request request) {
        CallbackScope scope = self.node.scope();
        boolean interrupted = Interruptions.before();
        Object entered = scope.enter(self.pid);
        try {
            try {
                wake();
            } catch (Throwable t) {
                self.node.crashed(self.pid, handler.getClass().getName(), "restore", t);
            }
            handler.terminate(reason, request, state);
        } finally {
            scope.exit(entered);
            Interruptions.after(interrupted);
        }
    }

    /** Tells whether the last reply hibernates and the state is not compacted yet. */
    boolean drowsy() {
        return hibernates && !asleep;
    }

    /** Calls {@code compact}. */
    void sleep(ConnectionActor<S> self) {
        CallbackScope scope = self.node.scope();
        boolean interrupted = Interruptions.before();
        Object entered = scope.enter(self.pid);
        try {
            state = handler.compact(state);
            asleep = true;
        } finally {
            scope.exit(entered);
            Interruptions.after(interrupted);
        }
    }

    private void wake() {
        hibernates = false;
        if (asleep) {
            asleep = false;
            state = handler.restore(state);
        }
    }
}
