package dev.vaquero.it.conformance;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.Down;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Timeout;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does what the query asks, and records each callback as it is entered. What a stop ends is told on standard output too,
 * as nobody can ask for the record then.
 */
@WebSocketHandler("/script")
public final class ScriptHandler implements Handler<Progress> {
    private final Recorder recorder = Recorder.SHARED;
    private final MessageBus bus;

    /** Makes the one instance. */
    @Inject
    public ScriptHandler(MessageBus bus) {
        this.bus = bus;
    }

    @Override
    @SuppressWarnings("NullAway") // answering null is what the script asks for
    public Upgrade<Progress> init(Request request) {
        recorder.record(request.query("id"), "init", null, "", "", 0);
        Script script = new Script(request);
        Upgrade<Progress> answer = Answer.to(script);
        if (answer instanceof Upgrade.Accept) {
            script.accept();
            recorder.accepted();
        }
        return answer;
    }

    @Override
    public Reply<Progress> websocketInit(Connection self, Progress state) {
        Script script = state.script();
        recorder.record(script.id(), "websocketInit", null, "", "", state.returned());
        script.pid().set(self.pid());
        recorder.opened(script.id(), self.pid());
        return run(script.websocketInit(), self, state, null);
    }

    @Override
    public Reply<Progress> websocketHandle(Connection self, Frame frame, Progress state) {
        Script script = state.script();
        String payload = script.id() == null && !(frame instanceof Frame.Text) ? "" : Event.payload(frame);
        recorder.record(script.id(), "handle", Event.type(frame), payload, "", state.returned());
        boolean scripted = frame instanceof Frame.Text && payload.startsWith("!");
        return run(scripted ? Step.list(payload.substring(1)) : script.handle(), self, state, frame);
    }

    @Override
    public Reply<Progress> websocketInfo(Connection self, Object info, Progress state) {
        Script script = state.script();
        String text = text(info, script);
        recorder.record(script.id(), "info", null, text, "", state.returned());
        if (info == Turn.Exit.NOW) {
            throw new IllegalStateException("the connection was asked to crash");
        }
        boolean scripted = info instanceof String && text.startsWith("!");
        List<Step> steps = scripted ? Step.list(text.substring(1)) : script.info();
        boolean echoes = steps.stream().anyMatch(step -> step.name().equals("echo"));
        return run(steps, self, state, echoes ? Frame.text(text) : null);
    }

    private static String text(Object info, Script script) {
        if (info instanceof Timeout timeout) {
            return "timeout(" + timeout.message() + ")";
        }
        if (info instanceof Down down) {
            return "down(" + script.watched().get(down.monitor()) + "," + down.reason() + ")";
        }
        return info == Turn.Exit.NOW ? "exit" : info.toString();
    }

    @SuppressWarnings("NullAway") // answering null is what the script asks for
    private Reply<Progress> run(List<Step> steps, Connection self, Progress state, @Nullable Frame echo) {
        return new Turn(bus, self, state, echo).reply(steps);
    }

    @Override
    public void terminate(Reason reason, Request request, Progress state) {
        Script script = state.script();
        recorder.record(script.id(), "terminate", null, "", reason.toString(), state.returned());
        if (reason instanceof Reason.Shutdown) {
            System.out.println("shutdown of " + script.id());
        }
        Pid pid = script.pid().get();
        if (pid != null) {
            recorder.ended(script.id(), pid);
        } else if (script.accepted()) {
            recorder.settled();
        }
        for (Step step : script.terminate()) {
            switch (step.name()) {
                case "sleep" -> Turn.sleep(step.text());
                case "throw" -> throw new IllegalStateException("terminate was asked to throw");
                default -> throw new IllegalArgumentException("terminate must be sleep or throw but was " + step);
            }
        }
    }
}
