package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vaquero.it.browser.Chromium;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.glassfish.tyrus.client.ClientManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.chrome.ChromeDriver;

/** Clients that others wrote: echo, 100,000 bytes, ping and pong, and a close with 4001. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.Setting#awake")
@ExtendWith({Servers.class, Afterwards.class})
@Execution(ExecutionMode.CONCURRENT)
final class RealClientsIT {
    private static final byte[] BIG = big();
    private static final String[] SAID = {"text Hello", "binary " + BIG.length, "closed 4001"};

    private final Setting on;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    RealClientsIT(Setting on) {
        this.on = on;
    }

    private static byte[] big() {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static String described(byte[] bytes) {
        return java.util.Arrays.equals(bytes, BIG) ? "binary " + bytes.length : "other bytes";
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
    }

    /**
     * Awaits the pong to the client's ping, and the echo of the pong by which the client answered the echo of its ping. A
     * client that closes before it could answer fails by itself: its pong would come behind its close frame.
     */
    private void awaitTheEchoOfItsPong() throws InterruptedException {
        assertThat(next()).isEqualTo("pong p");
        assertThat(next()).isEqualTo("pong p");
    }

    private URI uri(Script script) {
        return on.server().process().webSocket(script.path());
    }

    private static Script echo(Setting on) {
        return on.script().handle("echo");
    }

    @Test
    void servesTheClientOfTheJdk() throws Exception {
        Script script = echo(on);
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        WebSocket client = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri(script), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        heard.add("text " + data);
                        socket.request(1);
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
                        byte[] piece = new byte[data.remaining()];
                        data.get(piece);
                        pieces.writeBytes(piece);
                        if (last) {
                            heard.add(described(pieces.toByteArray()));
                        }
                        socket.request(1);
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
                        heard.add("pong " + StandardCharsets.UTF_8.decode(data));
                        socket.request(1);
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        heard.add("closed " + code);
                        return null;
                    }
                })
                .get(20, TimeUnit.SECONDS);
        client.sendText("Hello", true).get(20, TimeUnit.SECONDS);
        assertThat(next()).isEqualTo(SAID[0]);
        client.sendBinary(ByteBuffer.wrap(BIG), true).get(20, TimeUnit.SECONDS);
        assertThat(next()).isEqualTo(SAID[1]);
        client.sendPing(ByteBuffer.wrap(Wire.utf8("p"))).get(20, TimeUnit.SECONDS);
        awaitTheEchoOfItsPong();
        client.sendClose(4001, "bye").get(20, TimeUnit.SECONDS);
        assertThat(next()).isEqualTo(SAID[2]);
        script.expectEnd("remote(4001,bye)");
    }

    @Test
    void servesOkHttp() throws Exception {
        Script script = echo(on);
        // It fails by itself where its next ping is due between its close frame and the answer.
        OkHttpClient http =
                new OkHttpClient.Builder().pingInterval(Duration.ofSeconds(3)).build();
        okhttp3.WebSocket client = http.newWebSocket(
                new Request.Builder().url(uri(script).toString()).build(), new WebSocketListener() {
                    @Override
                    public void onMessage(okhttp3.WebSocket socket, String text) {
                        heard.add("text " + text);
                    }

                    @Override
                    public void onMessage(okhttp3.WebSocket socket, ByteString bytes) {
                        heard.add(described(bytes.toByteArray()));
                    }

                    @Override
                    public void onClosing(okhttp3.WebSocket socket, int code, String reason) {
                        heard.add("closed " + code);
                    }

                    @Override
                    public void onFailure(okhttp3.WebSocket socket, Throwable cause, Response response) {
                        heard.add("failed " + cause);
                    }
                });
        try {
            client.send("Hello");
            assertThat(next()).isEqualTo(SAID[0]);
            client.send(ByteString.of(BIG));
            assertThat(next()).isEqualTo(SAID[1]);
            script.awaitLine("handle ping");
            client.close(4001, "bye");
            assertThat(next()).isEqualTo(SAID[2]);
            script.expectEnd("remote(4001,bye)");
        } finally {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }

    @Test
    void servesTyrus() throws Exception {
        Script script = echo(on);
        Session client = ClientManager.createClient()
                .connectToServer(
                        new Endpoint() {
                            @Override
                            public void onOpen(Session session, EndpointConfig config) {
                                session.addMessageHandler(String.class, text -> heard.add("text " + text));
                                session.addMessageHandler(byte[].class, bytes -> heard.add(described(bytes)));
                                session.addMessageHandler(PongMessage.class, new Pongs(heard));
                            }

                            @Override
                            public void onClose(Session session, CloseReason reason) {
                                heard.add("closed " + reason.getCloseCode().getCode());
                            }
                        },
                        ClientEndpointConfig.Builder.create().build(),
                        uri(script));
        client.getBasicRemote().sendText("Hello");
        assertThat(next()).isEqualTo(SAID[0]);
        client.getBasicRemote().sendBinary(ByteBuffer.wrap(BIG));
        assertThat(next()).isEqualTo(SAID[1]);
        client.getBasicRemote().sendPing(ByteBuffer.wrap(Wire.utf8("p")));
        awaitTheEchoOfItsPong();
        client.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(4001), "bye"));
        assertThat(next()).isEqualTo(SAID[2]);
        script.expectEnd("remote(4001,bye)");
    }

    private record Pongs(BlockingQueue<String> heard) implements MessageHandler.Whole<PongMessage> {
        @Override
        public void onMessage(PongMessage pong) {
            heard.add("pong " + StandardCharsets.UTF_8.decode(pong.getApplicationData()));
        }
    }

    @Test
    void servesTheNpmPackageWs() throws Exception {
        Optional<Path> modules = NodeModules.withWs();
        assumeTrue(modules.isPresent(), "LEFT OUT: the client ws, because node or npm is missing or npm is offline");
        Script script = echo(on);
        assertThat(Node.lines(modules.orElseThrow(), "ws-client.js", uri(script).toString()))
                .containsExactly(SAID[0], SAID[1], "pong p", SAID[2]);
        script.expectEnd("remote(4001,bye)");
    }

    @Test
    void servesChromium() throws IOException {
        assumeTrue(Chromium.missing().isEmpty(), () -> Chromium.missing().orElse(""));
        Script script = on.script().opts("keepalive(300)").handle("echo");
        ChromeDriver browser = Chromium.start(Chromium.Device.DESKTOP);
        try {
            browser.get(on.server().process().http("/report").toString());
            browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
            Object said = browser.executeAsyncScript(
                    Files.readString(Path.of("src/test/scripts/browser-client.js")),
                    uri(script).toString());
            assertThat(String.valueOf(said)).isEqualTo(SAID[0] + "\n" + SAID[1] + "\n" + SAID[2]);
            script.awaitLine("handle pong");
            script.expectEnd("remote(4001,bye)");
        } finally {
            browser.quit();
        }
    }
}
