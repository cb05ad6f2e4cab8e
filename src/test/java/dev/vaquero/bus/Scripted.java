package dev.vaquero.bus;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** A handler that a test writes line by line. Its state is a text. */
public final class Scripted implements Handler<String> {
    private Options options = Options.of();
    private Function<Connection, Reply<String>> onInit = self -> Reply.of("ready");
    private BiFunction<Connection, Frame, Reply<String>> onFrame = (self, frame) -> Reply.of("framed");
    private BiFunction<Connection, Object, Reply<String>> onInfo = (self, info) -> Reply.of("informed");
    private Consumer<Reason> onEnd = reason -> {};

    public Scripted options(Options changed) {
        options = changed;
        return this;
    }

    public Scripted onInit(Function<Connection, Reply<String>> callback) {
        onInit = callback;
        return this;
    }

    public Scripted onFrame(BiFunction<Connection, Frame, Reply<String>> callback) {
        onFrame = callback;
        return this;
    }

    public Scripted onInfo(BiFunction<Connection, Object, Reply<String>> callback) {
        onInfo = callback;
        return this;
    }

    public Scripted onEnd(Consumer<Reason> callback) {
        onEnd = callback;
        return this;
    }

    @Override
    public Upgrade<String> init(Request request) {
        return Upgrade.accept("new").options(options);
    }

    @Override
    public Reply<String> websocketInit(Connection self, String state) {
        return onInit.apply(self);
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
        return onFrame.apply(self, frame);
    }

    @Override
    public Reply<String> websocketInfo(Connection self, Object info, String state) {
        return onInfo.apply(self, info);
    }

    @Override
    public void terminate(Reason reason, Request request, String state) {
        onEnd.accept(reason);
    }
}
