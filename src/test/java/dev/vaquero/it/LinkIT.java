package dev.vaquero.it;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Linked fates: what becomes of a connection when a task or connection ends to which it is tied. */
@OnEveryContainer
final class LinkIT {
    private static final String CRASHED = "88 02 03 f3";

    private final String name = UUID.randomUUID().toString();
    private final Setting on;

    LinkIT(Setting on) {
        this.on = on;
    }

    private RawClient open(String called) {
        return on.openLife("/linked/" + called).expect(Wire.plainText("ok"));
    }

    private static RawClient ask(RawClient client, String text) {
        return client.send(Wire.text(text)).expect(Wire.plainText("ok"));
    }

    /** The handler sends a text for each ping too, so quiet is shown by an answer with nothing before it. */
    private static void expectQuiet(RawClient client) {
        ask(client, "finish");
    }

    @Test
    void endsWithATaskThatFails() {
        try (RawClient client = open(name)) {
            ask(client, "task end");
            ask(client, "fail").expectClose(CRASHED);
        }
    }

    @Test
    void outlivesATaskThatFinishes() {
        try (RawClient client = open(name)) {
            ask(client, "task end");
            ask(client, "finish");
            expectQuiet(client);
        }
    }

    @ParameterizedTest
    @CsvSource({"fail, crash(java.lang.IllegalStateException)", "finish, normal"})
    void isToldHowATaskEndedWhereItAsksForThat(String command, String reason) {
        try (RawClient client = open(name)) {
            ask(client, "task tell");
            ask(client, command).expect(Wire.plainText(reason));
            expectQuiet(client);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsWithAConnectionThatCrashesWhicheverOfThemLinked(boolean linkerCrashes) {
        try (RawClient linker = open(name);
                RawClient linked = open(name + ".other")) {
            ask(linker, "link " + name + ".other end");
            (linkerCrashes ? linker : linked).send(Wire.text("crash")).expectClose(CRASHED);
            (linkerCrashes ? linked : linker).expectClose(CRASHED);
        }
    }

    @Test
    void outlivesAConnectionThatEndsInOrder() {
        try (RawClient linker = open(name);
                RawClient linked = open(name + ".other")) {
            ask(linker, "link " + name + ".other end");
            linked.send(Wire.close()).expect("88 00").expectEnd();
            expectQuiet(linker);
        }
    }

    @Test
    void isToldHowAConnectionEndedWhereItAsksForThat() {
        try (RawClient linker = open(name);
                RawClient crashing = open(name + ".crashing");
                RawClient closing = open(name + ".closing")) {
            ask(linker, "link " + name + ".crashing tell");
            crashing.send(Wire.text("crash")).expectClose(CRASHED);
            linker.expect(Wire.plainText("crash(java.lang.IllegalStateException)"));
            ask(linker, "link " + name + ".closing tell");
            closing.send(Wire.close()).expect("88 00");
            linker.expect(Wire.plainText("normal"));
            expectQuiet(linker);
        }
    }

    @Test
    void actsOnNoLinkThatWasRemoved() {
        try (RawClient linker = open(name);
                RawClient linked = open(name + ".other")) {
            ask(linker, "link " + name + ".other end");
            ask(linker, "unlink");
            linked.send(Wire.text("crash")).expectClose(CRASHED);
            expectQuiet(linker);
        }
    }
}
