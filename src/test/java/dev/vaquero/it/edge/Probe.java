package dev.vaquero.it.edge;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Response;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.WebSocketHandler.Plain;
import dev.vaquero.bus.MessageBus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Handlers at several paths, of which each tells what its {@code init} saw. */
public final class Probe {
    static final AtomicInteger INITS = new AtomicInteger();
    static final AtomicInteger TERMINATED = new AtomicInteger();

    private Probe() {}

    /** Accepts, greets with what {@code init} saw, and echoes. */
    abstract static class Greeter implements Handler<String> {
        @Inject
        MessageBus bus;

        @Override
        public Upgrade<String> init(Request request) {
            INITS.incrementAndGet();
            return Upgrade.accept(request.path() + request.pathParameters());
        }

        @Override
        public Reply<String> websocketInit(Connection self, String state) {
            bus.subscribe("all", self.pid());
            return Reply.of(state, Frame.text(state));
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            return Reply.of(state, frame);
        }

        @Override
        public Reply<String> websocketInfo(Connection self, Object info, String state) {
            return Reply.of(state, Frame.text(info.toString()));
        }

        @Override
        public void terminate(Reason reason, Request request, String state) {
            TERMINATED.incrementAndGet();
        }
    }

    /** Behind the filter in {@code web.xml}. */
    @WebSocketHandler("/secret")
    public static final class Secret extends Greeter {}

    /** Behind the filter that an initializer adds. */
    @WebSocketHandler("/guarded/{what}")
    public static final class Guarded extends Greeter {}

    /** Of two that match, the one with the literal. */
    @WebSocketHandler("/rooms/{room}")
    public static final class Room extends Greeter {}

    /** Of two that match, the one with the literal. */
    @WebSocketHandler("/rooms/lobby")
    public static final class Lobby extends Greeter {
        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("lobby");
        }
    }

    /** On the root, where a page is too. */
    @WebSocketHandler(value = "/", plain = Plain.PASS)
    public static final class Root extends Greeter {}

    /** Answers plain requests itself, in three ways. */
    @WebSocketHandler(value = "/plain/{how}", plain = Plain.INIT, options = "allowed-origins=https://friend.example")
    public static final class PlainToo extends Greeter {
        @Override
        public Upgrade<String> init(Request request) {
            return switch (request.path("how")) {
                case "answer" ->
                    Upgrade.plain(Response.of(200).header("X-A", "1").body("plain ü"));
                case "state" -> Upgrade.<String>plain(Response.of(204)).state("s");
                case "throw" -> throw new IllegalStateException("a secret of the server");
                default -> super.init(request);
            };
        }
    }

    /** Tells what of the caller is known, before and after the upgrade. */
    @WebSocketHandler("/caller")
    @RolesAllowed({"admin", "guest"})
    public static final class Caller extends Greeter {
        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("session=" + request.sessionAttribute("a") + " principal=" + name(request.principal())
                    + " admin=" + request.isUserInRole("admin") + " secure=" + request.secure());
        }

        /** Answers the name of a role with what the connection knows of the caller. */
        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            String role = ((Frame.Text) frame).value();
            return Reply.of(state, Frame.text(name(self.principal()) + " " + role + "=" + self.hasRole(role)));
        }

        private static @Nullable String name(@Nullable Principal principal) {
            return principal == null ? null : principal.getName();
        }
    }
}
