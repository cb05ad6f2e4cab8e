package dev.vaquero.docs;

import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** An annotated endpoint, to be migrated. */
// docs:begin server-endpoint
@ServerEndpoint("/greeter/{name}")
public class GreeterEndpoint {
    private String name = "";

    @OnOpen
    public void open(Session session, @PathParam("name") String caller) throws IOException {
        name = caller;
        session.setMaxIdleTimeout(300_000);
        session.getBasicRemote().sendText("hello " + name);
    }

    @OnMessage
    public String message(String text) {
        return name + " said " + text;
    }

    @OnClose
    public void close(CloseReason reason) {
        System.getLogger("greeter").log(System.Logger.Level.INFO, name + " left: " + reason);
    }
}
// docs:end server-endpoint
