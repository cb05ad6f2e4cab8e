package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a connection is asked to do, and what was seen of it. */
final class Script {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Setting setting;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    Script(Setting setting) {
        this.setting = setting;
        parameters.put("id", UUID.randomUUID().toString());
        for (String callback : List.of("winit", "handle", "info")) {
            commands(callback, "");
        }
    }

    Script init(String commands) {
        parameters.put("init", commands);
        return this;
    }

    Script opts(String commands) {
        parameters.put("opts", commands);
        return this;
    }

    Script winit(String commands) {
        return commands("winit", commands);
    }

    Script handle(String commands) {
        return commands("handle", commands);
    }

    Script info(String commands) {
        return commands("info", commands);
    }

    Script terminate(String commands) {
        parameters.put("terminate", commands);
        return this;
    }

    /** Leaves no trace: for what is too large to be reported. */
    Script anonymous() {
        parameters.remove("id");
        return this;
    }

    private Script commands(String callback, String commands) {
        parameters.put(callback, setting.commands(commands));
        return this;
    }

    String id() {
        return String.valueOf(parameters.get("id"));
    }

    String path() {
        StringBuilder path = new StringBuilder("/script");
        parameters.forEach((name, value) -> path.append(path.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(Server.encode(value)));
        return path.toString();
    }

    Handshake handshake() {
        return new Handshake(path())
                .with("Host", "127.0.0.1:" + setting.server().port());
    }

    /** Opens a connection that upgrades. */
    RawClient open() {
        return open(handshake());
    }

    RawClient open(Handshake handshake) {
        RawClient client = connect();
        client.send(handshake.bytes());
        assertThat(client.head().status()).isEqualTo(101);
        return client;
    }

    /** Opens a connection with that size of the receive buffer. */
    RawClient open(int receiveBuffer) {
        RawClient client = RawClient.connect(setting.server().port(), receiveBuffer);
        client.send(handshake().bytes());
        assertThat(client.head().status()).isEqualTo(101);
        return client;
    }

    /** Opens a TCP connection on which nothing has been sent. */
    RawClient connect() {
        return RawClient.connect(setting.server().port());
    }

    /** Sends a message from an HTTP thread. */
    void send(String message) {
        setting.server().post("/send?id=" + id() + "&msg=" + Server.encode(message));
    }

    /** Lets one {@code websocketInfo} run those commands. */
    void ask(String commands) {
        send("!" + setting.commands(commands));
    }

    /** Publishes a message from an HTTP thread. */
    void publish(String topic, String message) {
        setting.server().post("/publish?topic=" + topic + "&msg=" + Server.encode(message));
    }

    List<Event> events() {
        return setting.server().report(id());
    }

    /** Returns the lines of the report, without what makes a callback hibernate. */
    List<String> lines() {
        return events().stream()
                .map(event -> event.line().replace("!hibernate;", "!"))
                .toList();
    }

    /** Waits until the report has these lines, in this order and no others; nothing may follow a last {@code terminate}. */
    void expect(String... lines) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(lines()).containsExactly(lines));
        if (lines[lines.length - 1].startsWith("terminate")) {
            Afterwards.sawEnd(this, List.of(lines));
        }
    }

    /** Waits until the report has that many lines. */
    List<Event> awaitEvents(int count) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(this::events, events -> events.size() >= count);
    }

    /** Waits until the report has a line that begins so. */
    void awaitLine(String start) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(lines()).anyMatch(line -> line.startsWith(start)));
    }

    /** Waits for {@code terminate}, and returns all events. */
    List<Event> ended() {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        this::events,
                        events -> events.stream().anyMatch(e -> e.line().startsWith("terminate")));
    }

    /** Waits for {@code terminate}, and expects that reason, once and last. */
    void expectEnd(String reason) {
        ended();
        List<String> lines = lines();
        assertThat(lines).filteredOn(line -> line.startsWith("terminate")).containsExactly("terminate " + reason);
        assertThat(lines).last().isEqualTo("terminate " + reason);
        Afterwards.sawEnd(this, lines);
    }
}
