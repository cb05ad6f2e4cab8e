package dev.vaquero.bench.peer;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;

/** Vert.x: {@code java -jar server.jar PORT}. Each instance of this verticle has an event loop, and shares the port. */
public final class Server extends VerticleBase {
    private static final int LARGEST = 1_000_000;

    private final int port;

    private Server(int port) {
        this.port = port;
    }

    /** Listens on that port of 127.0.0.1 until the process is told to end. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int cores = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        vertx.deployVerticle(() -> new Server(port), new DeploymentOptions().setInstances(cores))
                .onSuccess(id -> System.out.println("ready"))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    Runtime.getRuntime().halt(1);
                });
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxWebSocketFrameSize(LARGEST)
                .setMaxWebSocketMessageSize(LARGEST)
                .setWebSocketAllowServerNoContext(true)
                .setWebSocketPreferredClientNoContext(true);
        return vertx.createHttpServer(options).webSocketHandler(this::accept).listen(port, "127.0.0.1");
    }

    private void accept(ServerWebSocket socket) {
        switch (socket.path()) {
            case "/echo" -> Paths.echo(socket);
            case "/sub" -> Paths.topic(socket, vertx.eventBus());
            case "/relay" -> Paths.relay(socket, vertx.eventBus());
            default -> socket.close();
        }
    }
}
