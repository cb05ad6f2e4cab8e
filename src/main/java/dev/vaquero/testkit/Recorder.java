package dev.vaquero.testkit;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes everything on to a handler and notes it. */
final class Recorder<S extends @Nullable Object> implements Handler<S> {
    private final Handler<S> handler;
    final List<Object> messages = new ArrayList<>();
    final List<Object> events = new ArrayList<>();
    S state;

    @Nullable
    Reason reason;

    Recorder(Handler<S> handler, S state) {
        this.handler = handler;
        this.state = state;
    }

    private Reply<S> note(Reply<S> reply) {
        state = reply.state();
        return reply;
    }

    @Override
    public Upgrade<S> init(Request request) {
        return handler.init(request);
    }

    @Override
    public Reply<S> websocketInit(Connection self, S before) {
        return note(handler.websocketInit(self, before));
    }

    @Override
    public Reply<S> websocketHandle(Connection self, Frame frame, S before) {
        events.add(frame);
        return note(handler.websocketHandle(self, frame, before));
    }

    @Override
    public Reply<S> websocketInfo(Connection self, Object info, S before) {
        events.add(info);
        messages.add(info);
        return note(handler.websocketInfo(self, info, before));
    }

    @Override
    public void terminate(Reason why, Request request, S last) {
        reason = why;
        state = last;
        events.add(why);
        handler.terminate(why, request, last);
    }

    @Override
    public S compact(S before) {
        state = handler.compact(before);
        return state;
    }

    @Override
    public S restore(S before) {
        state = handler.restore(before);
        return state;
    }
}
