package dev.vaquero.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.ConnectionClosed;
import dev.vaquero.ConnectionOpened;
import dev.vaquero.ConnectionScoped;
import dev.vaquero.Topic;
import dev.vaquero.Vaquero;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Pid;
import dev.vaquero.internal.CallbackScope;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackContextsTest {
    private static final Pid FIRST = new Pid("n", 1, 1);
    private static final Pid SECOND = new Pid("n", 1, 2);

    private final VaqueroExtension extension = new VaqueroExtension();
    private final List<String> published = new ArrayList<>();
    private WeldContainer weld;
    private CallbackScope scope;

    @BeforeEach
    void boot() {
        Counter.made.set(0);
        Counter.destroyed.set(0);
        Counter.failure = () -> {};
        weld = new Weld("contexts")
                .disableDiscovery()
                .skipShutdownHook()
                .addExtension(extension)
                .addBeanClasses(OfConnection.class, OfRequest.class, Witness.class, Sender.class)
                .initialize();
        scope = extension.contexts();
    }

    private void start() {
        MessageBus bus = (MessageBus) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MessageBus.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("publish");
                    published.add(arguments[0] + ":" + arguments[1]);
                    return 1;
                });
        extension.start((Vaquero) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Vaquero.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("bus");
                    return bus;
                }));
        extension.start(weld.getBeanManager());
    }

    @AfterEach
    void close() {
        extension.stopContexts();
        weld.close();
        extension.stop();
    }

    private <T> T bean(Class<T> type) {
        return weld.select(type).get();
    }

    private int callback(Pid pid, Counter counter) {
        Object entered = scope.enter(pid);
        try {
            return counter.next();
        } finally {
            scope.exit(entered);
        }
    }

    @Test
    void givesEachConnectionItsOwnBean() {
        start();
        Counter counter = bean(OfConnection.class);

        assertThat(callback(FIRST, counter)).isEqualTo(1);
        assertThat(callback(SECOND, counter)).isEqualTo(1);
        assertThat(callback(FIRST, counter)).isEqualTo(2);

        scope.ended(FIRST, "/a");
        assertThat(Counter.destroyed).hasValue(1);
        assertThat(callback(SECOND, counter)).isEqualTo(2);
        extension.stopContexts();
        assertThat(Counter.destroyed).hasValue(2);
    }

    @Test
    void isInactiveOutsideCallbacks() {
        start();
        Counter counter = bean(OfConnection.class);
        callback(FIRST, counter);

        assertThatThrownBy(counter::next).isInstanceOf(ContextNotActiveException.class);
        assertThatThrownBy(bean(OfRequest.class)::next).isInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void makesARequestOfEachCallbackThatAsksForIt() {
        start();
        Counter counter = bean(OfRequest.class);

        scope.exit(scope.enter(FIRST));
        assertThat(Counter.made).hasValue(0);

        Object entered = scope.enter(FIRST);
        assertThat(counter.next()).isEqualTo(1);
        assertThat(counter.next()).isEqualTo(2);
        scope.exit(entered);
        assertThat(Counter.destroyed).hasValue(1);
        assertThat(callback(FIRST, counter)).isEqualTo(1);
        assertThat(Counter.made).hasValue(2);
    }

    @Test
    void leavesARequestThatIsActiveAlready() {
        start();
        Counter counter = bean(OfRequest.class);
        RequestContextController controller = bean(RequestContextController.class);
        controller.activate();
        assertThat(counter.next()).isEqualTo(1);

        assertThat(callback(FIRST, counter)).isEqualTo(2);
        assertThat(counter.next()).isEqualTo(3);

        controller.deactivate();
        assertThat(callback(FIRST, counter)).isEqualTo(1);
    }

    @Test
    void tellsObserversOfConnections() {
        start();

        scope.opened(FIRST, "/chat/{room}");
        scope.ended(FIRST, "/chat/{room}");

        assertThat(bean(Witness.class).seen())
                .containsExactly(
                        new ConnectionOpened(FIRST, "/chat/{room}"), new ConnectionClosed(FIRST, "/chat/{room}"));
    }

    @Test
    void publishesEventsOfATopic() throws Exception {
        start();

        bean(Sender.class).fire("headline");
        assertThat(published).containsExactly("news:headline");

        bean(Sender.class).fireAsync("later");
        assertThat(published).containsExactly("news:headline", "sports:later");
    }

    @Test
    void saysWhenTheBusIsThere() {
        MessageBus bus = bean(MessageBus.class);

        assertThatThrownBy(() -> bus.count("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only while the web application runs");
    }

    @Test
    void outlivesAnyFailureOfObserversAndOfBeansThatGo() {
        start();
        Counter.failure = () -> {
            throw new AssertionError("expected");
        };
        callback(FIRST, bean(OfConnection.class));

        callback(FIRST, bean(OfRequest.class));
        assertThat(Counter.destroyed).hasValue(1);
        assertThatThrownBy(bean(OfRequest.class)::next).isInstanceOf(ContextNotActiveException.class);
        scope.opened(FIRST, "/fatal");
        scope.ended(FIRST, "/fatal");

        assertThat(Counter.destroyed).hasValue(2);
        assertThat(bean(Witness.class).seen()).hasSize(2);
    }

    static class Counter {
        static Runnable failure = () -> {};
        static final AtomicInteger made = new AtomicInteger();
        static final AtomicInteger destroyed = new AtomicInteger();

        private int count;

        int next() {
            if (count == 0) {
                made.incrementAndGet();
            }
            return ++count;
        }

        @PreDestroy
        void destroy() {
            destroyed.incrementAndGet();
            failure.run();
        }
    }

    @ConnectionScoped
    static class OfConnection extends Counter {}

    @RequestScoped
    static class OfRequest extends Counter {}

    @ApplicationScoped
    static class Witness {
        private final List<Record> seen = new ArrayList<>();

        void opened(@Observes ConnectionOpened event) {
            seen.add(event);
            if (event.path().equals("/fatal")) {
                throw new AssertionError("an observer fails");
            }
            throw new IllegalStateException("an observer fails");
        }

        void closed(@Observes ConnectionClosed event) {
            seen.add(event);
        }

        List<Record> seen() {
            return seen;
        }
    }

    @ApplicationScoped
    static class Sender {
        @Inject
        @Topic("news")
        Event<String> news;

        @Inject
        @Any
        Event<String> any;

        void fire(String message) {
            news.fire(message);
        }

        void fireAsync(String message) throws Exception {
            any.select(new Topic.Literal("sports"))
                    .fireAsync(message)
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        }
    }
}
