package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timers, topics, names and monitors. */
@OnEveryContainer
final class MessagesIT {
    private static final String UP = Wire.plainText("up");

    private final String name = UUID.randomUUID().toString();
    private final Setting on;

    MessagesIT(Setting on) {
        this.on = on;
    }

    @Test
    void firesTimersInTheirOrder() {
        Script script =
                on.script().winit("after(400:late);timer(200:b);after(1:now)").info("echo");
        try (RawClient client = script.open()) {
            client.expect(Wire.plainText("now") + Wire.plainText("timeout(b)") + Wire.plainText("late"));
        }
        var events = script.awaitEvents(5);
        assertThat(events.get(3).millis() - events.get(1).millis()).isGreaterThanOrEqualTo(200L);
        assertThat(events.get(4).millis() - events.get(1).millis()).isGreaterThanOrEqualTo(400L);
    }

    @Test
    void firesNoTimerAfterTheEnd() {
        Script script = on.script().winit("after(300:never)").handle("close");
        Script clock = on.script().winit("after(600:later)");
        try (RawClient client = script.open();
                RawClient other = clock.open()) {
            client.send(Wire.text("x")).expectClose("88 00");
            clock.expect("init", "websocketInit", "info later");
            script.expect("init", "websocketInit", "handle text x", "terminate stop");
            other.expectNothing();
        }
    }

    @Test
    void keepsTheOrderOfOneSender() {
        Script script = on.script();
        try (RawClient client = script.open()) {
            IntStream.range(0, 30).forEach(i -> script.send("m" + i));
            script.awaitEvents(32);
            assertThat(script.lines().subList(2, 32))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 30).mapToObj(i -> "info m" + i).toList());
            client.expectNothing();
        }
    }

    @Test
    void publishesToAllSubscribers() {
        Script script = on.script().winit("subscribe(" + name + ")").info("echo");
        try (RawClient one = script.open();
                RawClient two = script.open();
                RawClient none = on.script()
                        .info("echo")
                        .handle("publish(" + name + ":b);text(ok)")
                        .open()) {
            script.awaitEvents(4);
            script.publish(name, "a");
            one.expect("81 01 61");
            two.expect("81 01 61");
            none.send(Wire.text("x")).expect(Wire.plainText("ok"));
            one.expect("81 01 62");
            two.expect("81 01 62");
            none.expectNothing();
        }
    }

    @Test
    void publishesAsOftenAsOneSubscribedAndToOneselfToo() {
        String twice = "subscribe(" + name + ");subscribe(" + name + ")";
        Script script = on.script()
                .winit(twice)
                .handle("publish(" + name + ":a);text(x)")
                .info("echo");
        try (RawClient client = script.open()) {
            client.send(Wire.text("go")).expect("81 01 78 81 01 61 81 01 61").expectNothing();
        }
    }

    @Test
    void sendsToTheHolderOfAName() {
        Script first = on.script().winit("register(" + name + ");text(up)").info("echo");
        try (RawClient holder = first.open()) {
            holder.expect(UP);
            Script second = on.script()
                    .winit("register(" + name + ");send(" + name + ":hi)")
                    .info("echo");
            try (RawClient other = second.open()) {
                holder.expect(Wire.plainText("hi"));
                other.expectNothing();
            }
        }
        first.expectEnd("error(closed)");
        Script third = on.script()
                .winit("register(" + name + ");send(" + name + ":me)")
                .info("echo");
        try (RawClient client = third.open()) {
            client.expect(Wire.plainText("me"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "close, normal",
        "stop, normal",
        "reason(x);close, shutdown(x)",
        "reason(x);stop, shutdown(x)",
        "close;reason(x), normal",
        "throw, crash(java.lang.IllegalStateException)",
        "reason(x);text(a);throw, crash(java.lang.IllegalStateException)"
    })
    void tellsMonitorsHowAConnectionEnded(String commands, String reason) {
        Script watched = on.script().winit("register(" + name + ");text(up)");
        Script watcher = on.script().winit("monitor(" + name + ");text(ok)").info("echo");
        try (RawClient target = watched.open()) {
            target.expect(UP);
            try (RawClient client = watcher.open()) {
                client.expect(Wire.plainText("ok"));
                target.send(on.ask(commands));
                client.expect(Wire.plainText("down(" + name + "," + reason + ")"));
                watched.ended();
                client.expectNothing();
            }
        }
    }

    @Test
    void tellsMonitorsOfARememberedReasonWhenThePeerCloses() {
        Script watched = on.script().winit("register(" + name + ");reason(x);text(up)");
        Script watcher = on.script().winit("monitor(" + name + ");text(ok)").info("echo");
        try (RawClient target = watched.open().expect(UP);
                RawClient client = watcher.open()) {
            client.expect(Wire.plainText("ok"));
            target.send(Wire.close()).expect("88 00");
            client.expect(Wire.plainText("down(" + name + ",shutdown(x))"));
        }
    }

    @Test
    void tellsMonitorsOfALostConnection() {
        Script watched = on.script().winit("register(" + name + ");text(up)");
        Script watcher = on.script().winit("monitor(" + name + ");text(ok)").info("echo");
        RawClient target = watched.open().expect(UP);
        try (RawClient client = watcher.open()) {
            client.expect(Wire.plainText("ok"));
            target.reset();
            client.expect(Wire.plainText("down(" + name + ",normal)"));
        }
    }

    @Test
    void tellsAtOnceThatNobodyIsThere() {
        Script watcher = on.script().winit("monitor(" + name + ")").info("echo");
        try (RawClient client = watcher.open()) {
            client.expect(Wire.plainText("down(" + name + ",noproc)"));
        }
    }

    @Test
    void stacksMonitors() {
        Script watched = on.script().winit("register(" + name + ");text(up)");
        Script watcher = on.script()
                .winit("monitor(" + name + ");monitor(" + name + ");text(ok)")
                .info("echo");
        try (RawClient target = watched.open()) {
            target.expect(UP);
            try (RawClient client = watcher.open()) {
                String down = Wire.plainText("down(" + name + ",normal)");
                client.expect(Wire.plainText("ok"));
                target.send(Wire.close()).expect("88 00");
                client.expect(down + down).expectNothing();
            }
        }
    }

    @Test
    void crashesAnotherConnectionOnly() {
        Script target = on.script().winit("register(" + name + ");text(up)");
        try (RawClient victim = target.open()) {
            victim.expect(UP);
            try (RawClient client =
                    on.script().handle("exit(" + name + ");text(ok)").open()) {
                client.send(Wire.text("x")).expect(Wire.plainText("ok"));
                victim.expectClose("88 02 03 f3");
                target.expectEnd("crash(java.lang.IllegalStateException)");
                client.expectNothing();
            }
        }
    }
}
