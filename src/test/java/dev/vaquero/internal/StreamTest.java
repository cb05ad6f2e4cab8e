package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Command;
import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.bus.Pid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Connections over bytes: what happens within one read, and at the end. */
class StreamTest {
    private static final Options FOREVER = Options.of().idleTimeout(Options.INFINITE);

    private final Hand hand = new Hand();
    private final List<String> heard = new ArrayList<>();
    private final List<Reason> ends = new ArrayList<>();

    /** Notes each text and its end, and answers as told. */
    private final class Noting implements Handler<String> {
        private final Function<String, Reply<String>> answer;

        Noting(Function<String, Reply<String>> answer) {
            this.answer = answer;
        }

        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("");
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            String text = frame instanceof Frame.Text said ? said.value() : frame.toString();
            heard.add(text);
            return answer.apply(text);
        }

        @Override
        public Reply<String> websocketInfo(Connection self, Object info, String state) {
            return answer.apply(info.toString());
        }

        @Override
        public void terminate(Reason reason, Request request, String state) {
            ends.add(reason);
        }
    }

    private FakeStream open(Options options, Function<String, Reply<String>> answer) {
        return hand.open(new Noting(answer), "", options);
    }

    private static byte[] numbered(int from, int to) {
        return Hand.texts(IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new));
    }

    @Test
    void handlesNoMoreOfOneReadThanTheOutboxTakes() {
        Frame big = Frame.binary(new byte[10_000]);
        FakeStream stream = open(FOREVER.outbox(100_000, Options.OutboxPolicy.WAIT), text -> Reply.of("", big));
        stream.stopReading();

        stream.arrive(numbered(0, 1000));
        stream.arrive(numbered(1000, 2000));
        hand.run();

        assertThat(heard).hasSizeBetween(10, 12);
        assertThat(hand.node.counters().outboxBytes()).isLessThan(120_000);

        stream.makeRoom(Integer.MAX_VALUE);
        hand.run();
        assertThat(heard)
                .containsExactlyElementsOf(
                        IntStream.range(0, 2000).mapToObj(Integer::toString).toList());
    }

    /** Opens one whose peer does not read and whose writes wait for the reader; notes where each frame is handled. */
    private FakeStream openFullThatHoldsWrites(List<Boolean> onContainer, Reply<String> reply) {
        FakeStream[] stream = new FakeStream[1];
        stream[0] = open(FOREVER, text -> {
            onContainer.add(stream[0].inReader());
            return reply;
        });
        stream[0].holdWritesWhileReading();
        stream[0].stopReading();
        return stream[0];
    }

    @Test
    void leavesTheContainersThreadWhileThatHoldsAWriteUp() {
        List<Boolean> onContainer = new ArrayList<>();
        FakeStream stream = openFullThatHoldsWrites(onContainer, Reply.of("", Frame.text("answer")));

        stream.arrive(numbered(0, 1));
        hand.run();
        stream.arrive(numbered(1, 2));
        hand.run();
        stream.makeRoom(Integer.MAX_VALUE);
        stream.arrive(numbered(2, 3));
        hand.run();

        assertThat(heard).containsExactly("0", "1", "2");
        assertThat(onContainer).containsExactly(true, false, true);
    }

    @Test
    void leavesTheContainersThreadWithinAReadWhenAWriteBeginsToWait() {
        List<Boolean> onContainer = new ArrayList<>();
        FakeStream stream = openFullThatHoldsWrites(onContainer, Reply.of(""));

        stream.arrive(HexFormat.of().parseHex("818100000000" + "30" + "898000000000" + "818100000000" + "31"));
        hand.run();

        assertThat(heard).containsExactly("0", "Ping[0 bytes]", "1");
        assertThat(onContainer).containsExactly(true, true, false);
    }

    @Test
    void whatIsLeftOfAReadComesBeforeMessages() {
        Frame big = Frame.binary(new byte[10_000]);
        List<String> order = new ArrayList<>();
        FakeStream stream = open(FOREVER.outbox(5_000, Options.OutboxPolicy.WAIT), text -> {
            order.add(text);
            return Reply.of("", big);
        });
        stream.stopReading();
        stream.arrive(numbered(0, 3));
        hand.run();
        Pid pid = hand.node.connections().iterator().next().pid();
        hand.node.bus().send(pid, "message");
        stream.makeRoom(Integer.MAX_VALUE);
        hand.run();

        assertThat(order).containsExactly("0", "1", "2", "message");
    }

    @Test
    void anEndFromOutsideComesBeforeTheRestOfARead() {
        FakeStream stream = open(FOREVER, text -> {
            hand.node.beginDrain(1001);
            return Reply.of("");
        });

        stream.arrive(numbered(0, 100));
        hand.run();

        assertThat(heard).containsExactly("0");
        assertThat(ends).containsExactly(new Reason.Shutdown());
        assertThat(stream.writtenHex()).isEqualTo("880203e9");
    }

    @Test
    void nothingIsReadWhilePaused() {
        FakeStream stream = open(FOREVER, text -> Reply.of("", Command.active(text.equals("go"))));

        stream.arrive(numbered(0, 3));
        stream.arrive(numbered(3, 4));
        hand.run();
        assertThat(heard).containsExactly("0", "1", "2");
        assertThat(stream.incoming()).isEqualTo(1);

        hand.node.bus().send(hand.node.connections().iterator().next().pid(), "go");
        hand.run();
        assertThat(heard).containsExactly("0", "1", "2", "3");
    }

    @Test
    void theWaitForThePeerBeginsWhenAllIsWritten() {
        FakeStream stream =
                open(FOREVER, text -> Reply.of("", Frame.binary(new byte[1_000_000]), Frame.close(1000, "bye")));
        stream.stopReading();
        stream.arrive(numbered(0, 1));
        hand.run();
        assertThat(ends).containsExactly(new Reason.Stop());

        for (int i = 0; i < 20; i++) {
            hand.advance(Duration.ofSeconds(1));
            assertThat(stream.closed()).isFalse();
            stream.makeRoom(51_000);
        }
        assertThat(stream.writtenHex()).endsWith("880503e8627965");
        hand.advance(Duration.ofMillis(900));
        assertThat(stream.closed()).isFalse();
        hand.advance(Duration.ofMillis(300));
        assertThat(stream.closed()).isTrue();
    }

    @Test
    void aWriteThatStallsAfterTheEndIsCutByTheSendTimeout() {
        FakeStream stream = open(
                FOREVER.sendTimeout(Duration.ofSeconds(5)),
                text -> Reply.of("", Frame.binary(new byte[1_000_000]), Frame.close(1000)));
        stream.stopReading();
        stream.arrive(numbered(0, 1));

        hand.advance(Duration.ofMillis(4900));
        assertThat(stream.closed()).isFalse();
        hand.advance(Duration.ofMillis(300));
        assertThat(stream.closed()).isTrue();
    }

    @Test
    void isNotIdleWhereBytesCameDuringACallbackThatBlocks() {
        FakeStream[] stream = new FakeStream[1];
        stream[0] = open(Options.of().idleTimeout(Duration.ofSeconds(1)), text -> {
            if (text.equals("0")) {
                stream[0].arrive(numbered(1, 2));
                hand.block(Duration.ofMillis(1500));
            }
            return Reply.of("");
        });

        stream[0].arrive(numbered(0, 1));
        hand.run();

        assertThat(heard).containsExactly("0", "1");
        assertThat(ends).isEmpty();
        hand.advance(Duration.ofMillis(1020));
        assertThat(ends).containsExactly(new Reason.Timeout());
    }

    @Test
    void aConnectionThatComesAfterTheDrainBeganIsClosed() {
        hand.node.beginDrain(1012);

        FakeStream stream = open(FOREVER, text -> Reply.of(""));

        assertThat(ends).containsExactly(new Reason.Shutdown());
        assertThat(stream.writtenHex()).isEqualTo("880203f4");
    }

    @Test
    void everyDrainWaitsForItsOwnBoundOnAnInterruptedThreadToo() throws Exception {
        FakeStream stream = open(FOREVER, text -> Reply.of(""));
        hand.node.drain(1012, Duration.ZERO);
        hand.run();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread second = new Thread(() -> {
            Thread.currentThread().interrupt();
            hand.node.drain(1012, Duration.ofSeconds(1));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });

        second.start();
        while (second.getState() != Thread.State.TIMED_WAITING && second.isAlive()) {
            Thread.onSpinWait();
        }

        assertThat(interrupted).isNotDone();
        stream.arrive(HexFormat.of().parseHex("88820000000003e8"));
        hand.run();
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aConnectionThatComesAfterTheStopIsCut() {
        hand.node.stop(Duration.ZERO);

        FakeStream stream = open(FOREVER, text -> Reply.of(""));

        assertThat(ends).containsExactly(new Reason.Shutdown());
        assertThat(stream.closed()).isTrue();
    }

    @Test
    void anErrorOutsideOfTheHandlerEndsItsConnectionOnly() {
        FakeStream stream = open(FOREVER, text -> Reply.of(""));
        stream.arrive(Arrays.copyOf(numbered(0, 1), 5));
        hand.run();

        stream.failNextRead(new StackOverflowError("test"));
        hand.run();

        assertThat(ends).hasSize(1).first().isInstanceOf(Reason.Crash.class);
        assertThat(hand.node.counters().connections()).isZero();
        FakeStream other = open(FOREVER, text -> Reply.of("", Frame.text(text)));
        other.arrive(numbered(5, 6));
        hand.run();
        assertThat(other.writtenHex()).isEqualTo("810135");
    }

    @Test
    void readsAndDropsOnOneThreadAtATime() {
        FakeStream stream = open(FOREVER, text -> Reply.of("", Frame.close(1000)));
        int[] depth = new int[2];
        stream.whileReading(() -> {
            depth[1] = Math.max(depth[1], ++depth[0]);
            if (!ends.isEmpty() && depth[0] == 1) {
                stream.readable();
            }
            depth[0]--;
        });

        stream.arrive(numbered(0, 1));
        hand.run();
        stream.arrive(numbered(1, 2));
        hand.run();

        assertThat(ends).hasSize(1);
        assertThat(depth[1]).isEqualTo(1);
    }
}
