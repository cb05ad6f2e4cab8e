package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
        Script script = on.script().handle("close").terminate("sleep(600)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("x")).expect("88 00", Duration.ofMillis(500));
            client.send(Wire.close());
            client.expectSilence(Duration.ofMillis(300));
            client.expectEnd();
            script.expectEnd("stop");
        }
    }

    @Test
    void closesAnsweredClosesAfterTerminateToo() {
        Script script = on.script().terminate("sleep(600)");
        try (RawClient client = script.open()) {
            client.send(Wire.close(4000, "")).expect("88 02 0f a0", Duration.ofMillis(500));
            client.expectSilence(Duration.ofMillis(300));
            client.expectEnd();
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
        Script script = on.script().handle("close(4000)");
        try (RawClient client = script.open()) {
            client.send(Wire.text("x")).expect("88 02 0f a0");
            client.expectSilence(Duration.ofMillis(700));
            client.expectGone(Duration.ofMillis(1300));
        }
    }

    @Test
    void blocksNoOtherConnectionWhileACallbackBlocks() {
        Script blocked = on.script().handle("sleep(3000);echo");
        try (RawClient slow = blocked.open();
                RawClient quick = on.script().handle("echo").open()) {
            slow.send(Wire.text("slow"));
            blocked.awaitEvents(3);
            for (int i = 0; i < 50; i++) {
                quick.send(Wire.text("quick")).expect(Wire.plainText("quick"), Duration.ofMillis(1000));
            }
            slow.expect(Wire.plainText("slow"));
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
