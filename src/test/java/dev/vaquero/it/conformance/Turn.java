package dev.vaquero.it.conformance;

import dev.vaquero.Command;
import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Pid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One callback that runs a list of commands. */
final class Turn {
    private static final Set<String> FLAGS = Set.of("hibernate", "garbage", "null");

    private final MessageBus bus;
    private final Connection self;
    private final Progress state;
    private final @Nullable Frame echo;
    private final List<Object> commands = new ArrayList<>();

    Turn(MessageBus bus, Connection self, Progress state, @Nullable Frame echo) {
        this.bus = bus;
        this.self = self;
        this.state = state;
        this.echo = echo;
    }

    /** Runs the commands from left to right; null if {@code null} is among them. */
    @Nullable
    Reply<Progress> reply(List<Step> steps) {
        for (Step step : steps) {
            if (FLAGS.contains(step.name())) {
                if (step.name().equals("null")) {
                    return null;
                }
                if (step.name().equals("garbage")) {
                    commands.add("garbage");
                }
            } else {
                run(step);
            }
        }
        return new Reply<>(state.next(), unchecked(commands), steps.contains(new Step("hibernate", "")));
    }

    /** What an unchecked cast of a handler's author does. */
    @SuppressWarnings("unchecked")
    private static List<Command> unchecked(List<?> commands) {
        return (List<Command>) commands;
    }

    private void run(Step step) {
        Command command = command(step);
        if (command != null) {
            commands.add(command);
        } else {
            effect(step);
        }
    }

    private @Nullable Command command(Step step) {
        return switch (step.name()) {
            case "text" -> Frame.text(step.text());
            case "binary" -> Frame.binary(HexFormat.of().parseHex(step.text()));
            case "ping" -> Frame.ping(step.text());
            case "pong" -> Frame.pong(step.text());
            case "echo" -> echo;
            case "close" -> close(step);
            case "stop" -> Command.stop();
            case "active" -> Command.active(Boolean.parseBoolean(step.text()));
            case "deflate" -> Command.deflate(Boolean.parseBoolean(step.text()));
            case "reason" -> Command.shutdownReason(step.text());
            case "idle", "maxframe", "keepalive", "send-timeout" ->
                Command.setOptions(Settings.set(Options.of(), step));
            default -> null;
        };
    }

    private static Frame close(Step step) {
        return step.text().isEmpty() ? Frame.close() : Frame.close(Integer.parseInt(step.head()), step.tail());
    }

    private void effect(Step step) {
        switch (step.name()) {
            case "echo" -> {}
            case "self" -> self.send(step.text());
            case "after" -> self.sendAfter(millis(step), step.tail());
            case "timer" -> self.startTimer(millis(step), step.tail());
            case "subscribe" -> bus.subscribe(step.text(), self.pid());
            case "publish" -> bus.publish(step.head(), step.tail());
            case "register" -> bus.register(step.text(), self.pid());
            case "send" -> bus.send(step.head(), step.tail());
            case "monitor" -> monitor(step.text());
            case "exit" -> bus.send(step.text(), Exit.NOW);
            case "sleep" -> sleep(step.text());
            case "throw" -> throw new IllegalStateException("the callback was asked to throw");
            default -> throw new IllegalArgumentException("script must be of known commands but has " + step);
        }
    }

    private static Duration millis(Step step) {
        return Duration.ofMillis(Long.parseLong(step.head()));
    }

    /** A name that nobody holds is watched by the address of a connection that never was. */
    private void monitor(String name) {
        Pid nobody = new Pid(self.pid().node(), self.pid().epoch(), Long.MAX_VALUE);
        Pid target = bus.whereis(name).orElse(nobody);
        state.script().watched().put(bus.monitor(self.pid(), target), name);
    }

    static void sleep(String millis) {
        try {
            Thread.sleep(Long.parseLong(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the callback was interrupted", e);
        }
    }

    /** Makes the connection that gets it crash. */
    enum Exit {
        /** The only value. */
        NOW
    }
}
