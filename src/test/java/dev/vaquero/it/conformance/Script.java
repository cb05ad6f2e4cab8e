package dev.vaquero.it.conformance;

import dev.vaquero.Options;
import dev.vaquero.Request;
import dev.vaquero.bus.Monitor;
import dev.vaquero.bus.Pid;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What one connection was asked to do, and what it must remember whatever its callbacks return. */
final class Script {
    private final @Nullable String id;
    private final List<Step> init;
    private final Options options;
    private final List<Step> websocketInit;
    private final List<Step> handle;
    private final List<Step> info;
    private final List<Step> terminate;
    private final AtomicReference<@Nullable Pid> pid = new AtomicReference<>();
    private final Map<Monitor, String> watched = new ConcurrentHashMap<>();
    /** Set by {@code init}, before the connection starts. */
    private volatile boolean accepted;

    Script(Request request) {
        id = request.query("id");
        init = Step.list(request.query("init"));
        options = Settings.of(Step.list(request.query("opts")));
        websocketInit = Step.list(request.query("winit"));
        handle = Step.list(request.query("handle"));
        info = Step.list(request.query("info"));
        terminate = Step.list(request.query("terminate"));
    }

    @Nullable
    String id() {
        return id;
    }

    List<Step> init() {
        return init;
    }

    Options options() {
        return options;
    }

    List<Step> websocketInit() {
        return websocketInit;
    }

    List<Step> handle() {
        return handle;
    }

    List<Step> info() {
        return info;
    }

    List<Step> terminate() {
        return terminate;
    }

    void accept() {
        accepted = true;
    }

    boolean accepted() {
        return accepted;
    }

    /** The connection's address, once there is one. */
    AtomicReference<@Nullable Pid> pid() {
        return pid;
    }

    /** The names under which this connection watches others. */
    Map<Monitor, String> watched() {
        return watched;
    }
}
