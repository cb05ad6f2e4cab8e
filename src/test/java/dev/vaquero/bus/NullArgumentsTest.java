package dev.vaquero.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Reply;
import dev.vaquero.testkit.FakeConnection;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Null is refused by name, before anything is touched. */
@ExtendWith(VaqueroExtension.class)
class NullArgumentsTest {
    private static final Timer TIMER = new Timer() {};
    private static final Link LINK = new Link() {};

    private final List<Connection> selves = new ArrayList<>();

    private TestConnection<String> connect(TestNode node) {
        return node.connect(new Scripted().onInit(self -> {
            selves.add(self);
            return Reply.of("ready");
        }));
    }

    @Test
    void theBusRefusesThem(TestNode node, MessageBus bus) throws Exception {
        Pid pid = connect(node).pid();

        refusesEachNull(MessageBus.class, bus, pid);

        assertNothingWasTouched(node, pid);
    }

    @Test
    void presenceRefusesThem(TestNode node, MessageBus bus) throws Exception {
        Pid pid = connect(node).pid();

        refusesEachNull(Presence.class, bus.presence(), pid);

        assertNothingWasTouched(node, pid);
    }

    @Test
    void aConnectionRefusesThem(TestNode node) throws Exception {
        Pid pid = connect(node).pid();

        refusesEachNull(Connection.class, selves.get(0), pid);

        assertNothingWasTouched(node, pid);
    }

    @Test
    void theFakeOfAConnectionRefusesThemToo() throws Exception {
        refusesEachNull(Connection.class, new FakeConnection(), new Pid("n", 0, 1));
    }

    @Test
    void aConnectionEndsInOrderAfterwards(TestNode node, MessageBus bus) {
        TestConnection<String> connection = connect(node);
        bus.subscribe("topic", connection.pid());
        assertThatThrownBy(() -> bus.subscribe(nothing(), connection.pid())).isInstanceOf(NullPointerException.class);

        connection.send(Frame.close(1000));

        assertThat(bus.members("topic")).isEmpty();
        assertThat(node.counters().closed()).isEqualTo(1);
    }

    private void assertNothingWasTouched(TestNode node, Pid pid) {
        Counters counters = node.counters();
        assertThat(counters.subscriptions() + counters.names() + counters.timers() + counters.links())
                .isZero();
        assertThat(counters.monitors() + counters.asks() + counters.presences() + counters.publishes())
                .isZero();
        assertThat(counters.messages() + counters.dead()).isZero();
        assertThat(node.bus().send(pid, "still there")).isTrue();
    }

    /** Calls each method once for each of its arguments, with that one null. */
    private static void refusesEachNull(Class<?> api, Object target, Pid pid) throws Exception {
        Map<Class<?>, Object> legal = Map.of(
                String.class,
                "x",
                Object.class,
                "x",
                Pid.class,
                pid,
                Duration.class,
                Duration.ofSeconds(1),
                Timer.class,
                TIMER,
                Link.class,
                LINK,
                OnExit.class,
                OnExit.TELL,
                Monitor.class,
                new Monitor(pid, pid, 0),
                CompletableFuture.class,
                new CompletableFuture<>(),
                int.class,
                1000);
        for (Method method : api.getMethods()) {
            Class<?>[] types = method.getParameterTypes();
            for (int i = 0; i < types.length; i++) {
                if (!types[i].isPrimitive()) {
                    @Nullable
                    Object[] arguments = Arrays.stream(types)
                            .map(type -> type == boolean.class ? Boolean.TRUE : legal.get(type))
                            .toArray();
                    assertThat(arguments).as("%s", method).doesNotContainNull();
                    arguments[i] = null;
                    refuses(method, target, arguments);
                }
            }
        }
    }

    private static void refuses(Method method, Object target, @Nullable Object[] arguments) throws Exception {
        method.setAccessible(true);
        Throwable thrown = null;
        try {
            method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        }
        assertThat(thrown)
                .as("%s of %s", method, Arrays.toString(arguments))
                .isInstanceOf(NullPointerException.class)
                .hasMessageMatching("to|name|message|topic|sender|pid|watcher|target|monitor|timeout|reason|key|meta"
                        + "|delay|timer|role|other|task|onExit|link");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a caller without checks can bring about
    private static <T> T nothing() {
        return (T) null;
    }
}
