package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import jakarta.annotation.security.DeclareRoles;
import java.security.Principal;

/** Asks who the caller is. */
// docs:begin roles
@WebSocketHandler("/secured")
@DeclareRoles("editor")
public class Secured implements Handler<String> {
    @Override
    public Upgrade<String> init(Request request) {
        Principal caller = request.principal();
        return caller == null
                ? Upgrade.refuse(401)
                : Upgrade.accept(caller.getName()).roles("admin");
    }

    @Override
    public Reply<String> websocketHandle(Connection self, Frame frame, String name) {
        return self.hasRole("editor") || self.hasRole("admin")
                ? Reply.of(name, Frame.text("done"))
                : Reply.of(name, Frame.close(1008, "not allowed"));
    }
}
// docs:end roles
