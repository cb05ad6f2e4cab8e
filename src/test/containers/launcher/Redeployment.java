package dev.vaquero.it.container;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Deploys and undeploys an application again and again on a running server, and sees what stays of it. */
final class Redeployment {
    private static final long PATIENCE = 60_000_000_000L;

    private final URI script;

    Redeployment(int port) {
        script = URI.create("ws://127.0.0.1:" + port
                + "/script?handle=echo&winit=subscribe(t);register(n);monitor(n);timer(60000:m)&opts=compress");
    }

    /** One deployment on the server. */
    interface Deployment {
        /** Deploys the application and returns its class loader. */
        ClassLoader deploy() throws Exception;

        /** Undeploys what was deployed. */
        void undeploy() throws Exception;
    }

    /** Prints how many of the class loaders are still there after that many rounds, each with a connection left open. */
    void run(Deployment deployment, int rounds) throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < rounds; i++) {
            loaders.add(new WeakReference<>(deployment.deploy()));
            CompletableFuture<Integer> closed = talk(client, i);
            deployment.undeploy();
            System.out.println("closed " + closed.get(20, TimeUnit.SECONDS));
        }
        long until = System.nanoTime() + PATIENCE;
        while (alive(loaders) > 0 && System.nanoTime() < until) {
            System.gc();
            Thread.onSpinWait();
        }
        System.out.println("alive " + alive(loaders));
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    private CompletableFuture<Integer> talk(HttpClient client, int id) throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        CompletableFuture<String> echoed = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(script + "&id=" + id), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        echoed.complete(data.toString());
                        from.request(1);
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                        closed.complete(code);
                        return null;
                    }

                    @Override
                    public void onError(WebSocket from, Throwable error) {
                        closed.completeExceptionally(error);
                    }
                })
                .get(20, TimeUnit.SECONDS);
        socket.sendPing(ByteBuffer.allocate(1)).get(20, TimeUnit.SECONDS);
        socket.sendText("a", true).get(20, TimeUnit.SECONDS);
        echoed.get(20, TimeUnit.SECONDS);
        return closed;
    }
}
