package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vaquero.it.container.Container;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where a case runs.
 *
 * @param container the container
 * @param hibernates whether every reply of the handler hibernates
 */
record Setting(Container container, boolean hibernates) {
    /** Returns every selected container, with and without hibernation. */
    static List<Setting> all() {
        return Container.selected().stream()
                .flatMap(container -> Stream.of(false, true).map(flag -> new Setting(container, flag)))
                .toList();
    }

    /** Returns every selected container, without hibernation. */
    static List<Setting> awake() {
        return all().stream().filter(setting -> !setting.hibernates).toList();
    }

    Server server() {
        return Servers.on(container);
    }

    /** Opens a connection to a handler of the second application. */
    RawClient openLife(String path) {
        return openLife(path, handshake -> handshake);
    }

    RawClient openLife(String path, UnaryOperator<Handshake> change) {
        return openLife(path, change, 0);
    }

    /** Opens one with that size of the receive buffer; 0 leaves it to the system. */
    RawClient openLife(String path, UnaryOperator<Handshake> change, int receiveBuffer) {
        int port = Servers.withLives(container).port();
        Handshake handshake = new Handshake(path + (path.contains("?") ? "&" : "?") + "hibernate=" + hibernates);
        RawClient client = RawClient.connect(port, receiveBuffer);
        client.send(change.apply(handshake.with("Host", "127.0.0.1:" + port)).bytes());
        assertThat(client.head().status()).isEqualTo(101);
        return client;
    }

    /** Waits until the second application has said something of that witness, and returns the first of it. */
    String awaitWitness(String id) {
        String start = "witness " + id + ": ";
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Servers.withLives(container)
                                .process()
                                .log()
                                .lines()
                                .filter(line -> line.startsWith(start))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .substring(start.length());
    }

    /** Waits until the second application has said that of that witness, and of nothing else. */
    void awaitWitness(String id, String... said) {
        String[] lines =
                Stream.of(said).map(what -> "witness " + id + ": " + what).toArray(String[]::new);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                Servers.withLives(container).process().log().lines())
                        .filteredOn(line -> line.startsWith("witness " + id + ":"))
                        .containsExactly(lines));
    }

    /** Returns a script that does nothing yet. */
    Script script() {
        return new Script(this);
    }

    /** Returns a text frame that is itself a list of commands. */
    byte[] ask(String commands) {
        return Wire.text("!" + commands(commands));
    }

    String commands(String commands) {
        return hibernates ? "hibernate;" + commands : commands;
    }

    @Override
    public String toString() {
        return container + (hibernates ? ", hibernating" : "");
    }
}
