package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Scripted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final int PROCESSORS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Host host = new Host();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Workers workers = new Workers(threads::add, Integer.MAX_VALUE);
    private final List<Pid> ran = new ArrayList<>();
    // How many threads wait to begin; noted in callbacks, whose failures the connection would take.
    private final List<Integer> started = new ArrayList<>();
    private Consumer<Pid> onMessage = pid -> {};

    @AfterEach
    void stop() {
        for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
            next.run();
        }
        host.close();
    }

    private ConnectionActor<?> connection() {
        Scripted handler = new Scripted().onInfo((self, info) -> {
            ran.add(self.pid());
            onMessage.accept(self.pid());
            return Reply.of("");
        });
        return Objects.requireNonNull(
                host.node.find(host.open(handler, "", Options.of()).pid()));
    }

    private static Batch batch(ConnectionActor<?>... connections) {
        Batch batch = new Batch(connections.length, "message");
        for (ConnectionActor<?> connection : connections) {
            assertThat(connection.mailbox.tryCarry()).isTrue();
            batch.add(connection);
        }
        return batch;
    }

    @Test
    void eachWorkerBeginsABatchOfItsOwnAndThenHelpsTheOthers() {
        ConnectionActor<?> one = connection();
        ConnectionActor<?> two = connection();
        ConnectionActor<?> three = connection();
        ConnectionActor<?> four = connection();
        workers.submit(batch(one, two));
        workers.submit(batch(three, four));
        Runnable first = threads.remove();
        Runnable second = threads.remove();

        onMessage = pid -> {
            onMessage = later -> {};
            second.run();
        };
        first.run();

        assertThat(ran).containsExactly(one.pid(), three.pid(), four.pid(), two.pid());
    }

    @Test
    void whatABlockedCallbackLeavesIsRunThoughOthersAlwaysHaveSomething() {
        ConnectionActor<?> blocked = connection();
        ConnectionActor<?> behind = connection();
        ConnectionActor<?> ping = connection();
        ConnectionActor<?> pong = connection();
        workers.submit(batch(blocked, behind));
        Runnable first = threads.remove();
        Runnable second = threads.remove();
        onMessage = pid -> {
            boolean over = ran.contains(behind.pid()) || ran.size() > 1_000;
            if (pid.equals(blocked.pid())) {
                workers.submit(batch(ping));
                second.run();
            } else if (!over) {
                workers.submit(batch(pid.equals(ping.pid()) ? pong : ping));
            }
        };

        first.run();

        assertThat(ran).contains(behind.pid()).hasSizeLessThan(100);
    }

    @Test
    void startsNoMoreWorkersThanThereAreConnectionsOrProcessors() {
        workers.submit(batch(connection()));
        assertThat(threads).hasSize(1);

        ConnectionActor<?>[] many = new ConnectionActor<?>[PROCESSORS + 1];
        for (int i = 0; i < many.length; i++) {
            many[i] = connection();
        }
        workers.submit(batch(many));
        assertThat(threads).hasSize(PROCESSORS);
    }

    /** Makes every worker begin, each within the callback that the one before is blocked in; then does something. */
    private void whenAllHaveBegun(Runnable action) {
        onMessage = pid -> {
            Runnable next = threads.poll();
            if (next == null) {
                onMessage = later -> {};
                action.run();
            } else {
                next.run();
            }
        };
        threads.remove().run();
    }

    private void lookAndNote() {
        workers.look();
        started.add(threads.size());
    }

    private void submitPairs(int number) {
        for (int i = 0; i < number; i++) {
            workers.submit(batch(connection(), connection()));
        }
    }

    @Test
    void startsMoreWhileNoneGetsOn() {
        submitPairs(2 * PROCESSORS);
        assertThat(threads).hasSize(PROCESSORS);

        whenAllHaveBegun(this::lookAndNote);

        assertThat(started).containsExactly(PROCESSORS);
        assertThat(ran).hasSize(4 * PROCESSORS);
    }

    @Test
    void startsMoreWhileAllGetOnSlowly() {
        submitPairs(4 * PROCESSORS);

        whenAllHaveBegun(() -> onMessage = second -> {
            onMessage = later -> {};
            lookAndNote();
        });

        assertThat(started).containsExactly(PROCESSORS);
        assertThat(ran).hasSize(8 * PROCESSORS);
    }

    @Test
    void startsNoMoreThanConnectionsWait() {
        for (int i = 0; i <= PROCESSORS; i++) {
            workers.submit(batch(connection()));
        }

        whenAllHaveBegun(this::lookAndNote);

        assertThat(started).containsExactly(1);
    }

    @Test
    void startsNoMoreWhileEarlierOnesHaveNotBegun() {
        submitPairs(10 * PROCESSORS);

        for (int i = 0; i < 20; i++) {
            workers.look();
        }

        assertThat(threads).hasSize(PROCESSORS);
    }

    @Test
    void startsAWorkerAtOnceForWhatComesWhileAsManyAsThereAreProcessorsBlock() {
        for (int i = 0; i < PROCESSORS; i++) {
            workers.submit(batch(connection()));
        }

        whenAllHaveBegun(() -> {
            workers.look();
            workers.look();
            workers.submit(batch(connection()));
            started.add(threads.size());
        });

        assertThat(started).containsExactly(1);
    }

    @Test
    void startsNoMoreWhileThoseThatAreBusyGetOn() {
        ConnectionActor<?>[] many = new ConnectionActor<?>[5 * PROCESSORS];
        for (int i = 0; i < many.length; i++) {
            many[i] = connection();
        }
        workers.submit(batch(many));
        workers.submit(batch(connection()));
        assertThat(threads).hasSize(PROCESSORS);
        onMessage = pid -> {
            if (ran.size() == 4 * PROCESSORS + 2) {
                workers.look();
            }
        };

        threads.remove().run();

        assertThat(threads).hasSize(PROCESSORS - 1);
    }

    @Test
    void startsOneMoreForEachThatIsBlockedThoughOthersGetOnQuickly() {
        ConnectionActor<?>[] quick = new ConnectionActor<?>[9 * PROCESSORS + 9];
        for (int i = 0; i < quick.length; i++) {
            quick[i] = connection();
        }
        workers.submit(batch(connection(), connection()));
        workers.submit(batch(quick));
        Runnable first = threads.remove();
        Runnable second = threads.remove();
        onMessage = pid -> {
            if (ran.size() == 1) {
                second.run();
            } else if (ran.size() == 4 * PROCESSORS + 3 || ran.size() == 8 * PROCESSORS + 5) {
                lookAndNote();
            }
        };

        first.run();

        assertThat(started).containsExactly(PROCESSORS - 2, PROCESSORS - 1);
    }

    @Test
    void anInterruptionThatACallbackLeavesDoesNotReachTheNextConnection() {
        List<Boolean> interrupted = new ArrayList<>();
        onMessage = pid -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
        };
        workers.submit(batch(connection(), connection()));

        threads.remove().run();

        assertThat(interrupted).containsExactly(false, false);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void triesAgainWhereNoThreadWasToBeHad() {
        int[] asked = {0};
        Workers slow = new Workers(
                task -> {
                    if (asked[0]++ < 1) {
                        throw new RejectedExecutionException("no thread yet");
                    }
                    task.run();
                },
                Integer.MAX_VALUE);
        slow.submit(batch(connection()));
        assertThat(ran).isEmpty();

        slow.look();

        assertThat(ran).hasSize(1);
        assertThat(asked[0]).isEqualTo(2);
    }

    @Test
    void aCarriedMessageIsHandledBeforeThoseThatCameAfterIt() {
        List<Object> messages = new ArrayList<>();
        Scripted handler = new Scripted().onInfo((self, info) -> {
            messages.add(info);
            return Reply.of("");
        });
        ConnectionActor<?> connection = Objects.requireNonNull(
                host.node.find(host.open(handler, "", Options.of()).pid()));
        workers.submit(batch(connection));
        connection.send("later");

        threads.remove().run();

        assertThat(messages).containsExactly("message", "later");
    }

    @Test
    void aCarriedMessageOfAConnectionThatIsToEndIsNotHandled() {
        ConnectionActor<?> connection = connection();
        workers.submit(batch(connection));
        connection.abort(new Reason.Shutdown());

        threads.remove().run();

        assertThat(ran).isEmpty();
        assertThat(connection.ended).isTrue();
    }
}
