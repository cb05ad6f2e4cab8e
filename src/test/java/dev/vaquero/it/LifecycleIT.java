package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of callbacks, what crashes do, and the end. */
@OnEveryContainer
final class LifecycleIT {
    private static final String CRASHED = "88 02 03 f3";

    private final Setting on;

    LifecycleIT(Setting on) {
        this.on = on;
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void closes1011WhenWebsocketInitThrows() {
        Script script = on.script().winit("self(m);throw");
        try (RawClient client = script.open()) {
            client.expectClose(CRASHED);
            script.expect("init", "websocketInit", "terminate crash(java.lang.IllegalStateException)");
        }
    }

    @Test
    void closes1011WhenWebsocketHandleThrows() {
        Script script = on.script().handle("self(m);text(lost);throw");
        try (RawClient client = script.open()) {
            client.send(Wire.text("a"), Wire.text("b")).expectClose(CRASHED);
            script.expect("init", "websocketInit", "handle text a", "terminate crash(java.lang.IllegalStateException)");
        }
    }

    @Test
    void closes1011WhenWebsocketInfoThrows() {
        Script script = on.script().info("throw");
        try (RawClient client = script.open()) {
            script.send("m");
            client.expectClose(CRASHED);
            script.expect("init", "websocketInit", "info m", "terminate crash(java.lang.IllegalStateException)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "null", "garbage"})
    void terminatesACrashWithTheStateFromBeforeIt(String command) {
        Script script = on.script().handle("");
        try (RawClient client = script.open()) {
            client.send(Wire.text("a"), on.ask(command)).expectClose(CRASHED);
            List<Event> events = script.ended();
            assertThat(events).hasSize(5).extracting(Event::state).containsExactly(0, 1, 2, 3, 3);
            assertThat(events.get(4).line()).startsWith("terminate crash(");
        }
    }

    @ParameterizedTest
    @CsvSource({"null", "garbage", "text(2);garbage;text(3)"})
    void sendsNothingOfABadReply(String commands) {
        for (String callback : new String[] {"winit", "handle", "info"}) {
            Script script = on.script();
            String all = "text(1);" + commands;
            switch (callback) {
                case "winit" -> script.winit(all);
                case "handle" -> script.handle(all);
                default -> script.info(all);
            }
            try (RawClient client = script.open()) {
                if (callback.equals("handle")) {
                    client.send(Wire.text("x"));
                } else if (callback.equals("info")) {
                    script.send("m");
                }
                client.expectClose(CRASHED);
                assertThat(script.ended())
                        .last()
                        .extracting(Event::line)
                        .asString()
                        .startsWith("terminate crash(");
            }
        }
    }

    @Test
    void handlesMessagesToOneselfFromWebsocketInitBeforeAnyFrame() {
        Script script = on.script().winit("self(m);sleep(300)").handle("echo").info("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.text("f")).expect("81 01 6d 81 01 66");
            script.expect("init", "websocketInit", "info m", "handle text f");
        }
    }

    @Test
    void dropsWhatFollowsTheEnd() {
        Script script = on.script().handle("self(late);close(4000)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("a"), Wire.text("b"), Wire.ping("c")).expect("88 02 0f a0");
            client.send(Wire.text("d"), Wire.close(4000, "")).expectEnd();
            script.expect("init", "websocketInit", "handle text a", "terminate stop");
        }
    }

    @Test
    void closesForThePeerBeforeTerminateAndTcpAfterIt() {
        Script script = on.script().handle("close").terminate("sleep(4000)");
        try (RawClient client = script.open()) {
            long start = System.nanoTime();
            client.send(Wire.text("x")).expect("88 00", Duration.ofMillis(3500));
            client.send(Wire.close()).expectEnd();
            assertThat(since(start)).isGreaterThanOrEqualTo(4000);
            script.expectEnd("stop");
        }
    }

    @Test
    void closesAnsweredClosesAfterTerminateToo() {
        Script script = on.script().terminate("sleep(4000)");
        try (RawClient client = script.open()) {
            long start = System.nanoTime();
            client.send(Wire.close(4000, "")).expect("88 02 0f a0", Duration.ofMillis(3500));
            client.expectEnd();
            assertThat(since(start)).isGreaterThanOrEqualTo(4000);
        }
    }

    @Test
    void survivesATerminateThatThrows() {
        Script script = on.script().handle("close(4000)").terminate("throw");
        try (RawClient client = script.open()) {
            client.send(Wire.text("x")).expectClose("88 02 0f a0");
            script.expect("init", "websocketInit", "handle text x", "terminate stop");
        }
    }

    @Test
    void survivesATerminateThatThrowsAfterACrash() {
        Script script = on.script().handle("throw").terminate("throw");
        try (RawClient client = script.open()) {
            client.send(Wire.text("x")).expectClose(CRASHED);
            script.expectEnd("crash(java.lang.IllegalStateException)");
        }
    }

    @Test
    void waitsForThePeersCloseAndReadsOnMeanwhile() {
        Script script = on.script().handle("close(4000)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("x")).expect("88 02 0f a0");
            script.expectEnd("stop");
            client.send(Wire.frame(Wire.BINARY, new byte[200_000]));
            client.send(Wire.close(4000, "")).expectEnd();
        }
    }

    @Test
    void letsThePeerReadOurCloseInTheMiddleOfAnUpload() {
        Script script = on.script().opts("maxframe(100000)");
        try (RawClient client = script.open()) {
            client.send(Wire.header(Wire.BINARY, 900_000), new byte[300_000]);
            client.expect("88 02 03 f1");
            script.expectEnd("error(badsize)");
        }
    }

    @Test
    void closesTcpAfterASecondWhereThePeerDoesNotClose() {
        expectGoneAfter(on.script(), 1000);
    }

    @Test
    void closesTcpAfterTheCloseTimeoutThatWasSet() {
        expectGoneAfter(on.script().opts("close-timeout(2500ms)"), 2500);
    }

    private static void expectGoneAfter(Script script, long millis) {
        try (RawClient client = script.handle("close(4000)").open()) {
            long start = System.nanoTime();
            client.send(Wire.text("x")).expect("88 02 0f a0").expectGone(Duration.ofSeconds(30));
            assertThat(since(start)).isGreaterThanOrEqualTo(millis - Math.max(100, millis / 10));
            script.expectEnd("stop");
        }
    }

    @Test
    void blocksNoOtherConnectionWhileMoreCallbacksBlockThanThereAreProcessors() {
        int many = 4 * Runtime.getRuntime().availableProcessors();
        Script frames = on.script().handle("sleep(8000);echo");
        Script messages = on.script().info("sleep(8000);echo");
        List<RawClient> blocked = new ArrayList<>();
        try (RawClient quick = on.script().handle("echo").info("echo").open()) {
            for (int i = 0; i < many; i++) {
                blocked.add(messages.open());
                blocked.add(frames.open().send(Wire.text("slow")));
            }
            messages.awaitEvents(2 * many);
            messages.send("slow");
            messages.awaitEvents(3 * many);
            frames.awaitEvents(3 * many);
            for (int i = 0; i < 10; i++) {
                quick.send(Wire.text("quick")).expect(Wire.plainText("quick"), Duration.ofSeconds(5));
            }
            blocked.forEach(client -> client.expect(Wire.plainText("slow")));
        } finally {
            blocked.forEach(RawClient::close);
        }
    }

    @Test
    void neverOverlapsTheCallbacksOfAConnection() {
        Script script = on.script().handle("sleep(100)").info("sleep(100)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("1"));
            script.send("2");
            script.send("3");
            client.send(Wire.text("4"));
            List<Event> events = script.awaitEvents(6);
            for (int i = 3; i < 6; i++) {
                assertThat(events.get(i).millis() - events.get(i - 1).millis()).isGreaterThanOrEqualTo(99);
            }
        }
    }
}
