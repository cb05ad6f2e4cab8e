package dev.vaquero.bench.peer;

import java.time.Duration;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Jetty's own WebSocket API: {@code java -jar server.jar PORT}. */
public final class Server {
    private static final int LARGEST = 1_000_000;

    private Server() {}

    /** Listens on that port of 127.0.0.1 until the process is told to end. */
    public static void main(String[] args) throws Exception {
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, Server::configure));
        server.setStopAtShutdown(true);
        server.start();
        System.out.println("ready");
        server.join();
    }

    private static void configure(ServerWebSocketContainer container) {
        container.setIdleTimeout(Duration.ZERO);
        container.setMaxTextMessageSize(LARGEST);
        container.setMaxBinaryMessageSize(LARGEST);
        container.addMapping("/echo", (request, response, callback) -> new Echo());
        container.addMapping("/sub", (request, response, callback) -> new Topic());
        container.addMapping("/relay", (request, response, callback) -> new Relay());
    }
}
