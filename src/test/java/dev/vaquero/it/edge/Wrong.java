package dev.vaquero.it.edge;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.function.IntSupplier;

/** Handlers with which an application must not start. */
public final class Wrong {
    private Wrong() {}

    /** A handler that is right but for its annotations. */
    static class Plain implements Handler<String> {
        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("");
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            return Reply.of(state, frame);
        }
    }

    /** Shares its path. */
    @WebSocketHandler("/same/{a}")
    public static class First extends Plain {}

    /** Shares its path. */
    @WebSocketHandler("/same/{b}")
    public static class Second extends Plain {}

    /** Has a path that is not well formed. */
    @WebSocketHandler("/open/{brace")
    public static class Unbalanced extends Plain {}

    /** Has an option that is not there. */
    @WebSocketHandler(value = "/option", options = "idle-time=3s")
    public static class UnknownOption extends Plain {}

    /** Has an option with a wrong value. */
    @WebSocketHandler(value = "/value", options = "max-frame-size=-1")
    public static class WrongValue extends Plain {}

    /** Has an origin that is none. */
    @WebSocketHandler(value = "/origin", options = "allowed-origins=example.org")
    public static class WrongOrigin extends Plain {}

    /** Lives too short. */
    @WebSocketHandler("/request")
    @RequestScoped
    public static class PerRequest extends Plain {}

    /** Says what is not to be said. */
    @WebSocketHandler("/dependent")
    @Dependent
    public static class PerLookup extends Plain {}

    /** Cannot be made. */
    @WebSocketHandler("/throws")
    public static class Throws extends Plain {
        /** Fails. */
        public Throws() {
            throw new IllegalStateException("no database");
        }
    }

    /** Cannot be made, behind a proxy. */
    @WebSocketHandler("/throws/late")
    @ApplicationScoped
    public static class ThrowsBehindProxy extends Throws {}

    /** Is no bean. */
    @WebSocketHandler("/constructor")
    public static class NoConstructor extends Plain {
        /** Takes what CDI does not give. */
        public NoConstructor(int number) {}
    }

    /** Is no handler. */
    @WebSocketHandler("/nothing")
    public static class NoHandler {}

    /** Asks for what is not there. */
    @WebSocketHandler("/unsatisfied")
    public static class Unsatisfied extends Plain {
        @Inject
        IntSupplier missing;
    }
}
