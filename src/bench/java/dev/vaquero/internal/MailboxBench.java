package dev.vaquero.internal;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A mailbox alone: messages in, messages out. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MailboxBench {
    private static final int BOUND = 10_000;
    private static final int MANY = 8;
    private static final Object MESSAGE = new Object();

    /** A mailbox that one thread uses. */
    @State(Scope.Thread)
    public static class Own {
        private final Mailbox mailbox = new Mailbox();
    }

    /** A mailbox that producers and one consumer share. */
    @State(Scope.Group)
    public static class Shared {
        private final Mailbox mailbox = new Mailbox();
    }

    /** A lone message: one push that wakes, one poll, and the run right back. */
    @Benchmark
    public Object lone(Own own) {
        Mailbox mailbox = own.mailbox;
        mailbox.tryRelease();
        mailbox.push(MESSAGE, BOUND);
        return Objects.requireNonNull(mailbox.poll());
    }

    /** Several messages pushed, then polled; for each. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public void several(Own own, Blackhole hole) {
        for (int i = 0; i < MANY; i++) {
            own.mailbox.push(MESSAGE, BOUND);
        }
        for (int i = 0; i < MANY; i++) {
            hole.consume(Objects.requireNonNull(own.mailbox.poll()));
        }
    }

    /** One producer; a full mailbox refuses. */
    @Benchmark
    @Group("oneProducer")
    @GroupThreads(1)
    public Object oneProduces(Shared shared) {
        return shared.mailbox.push(MESSAGE, BOUND);
    }

    /** The consumer of one producer. */
    @Benchmark
    @Group("oneProducer")
    @GroupThreads(1)
    public void consumesOfOne(Shared shared, Blackhole hole) {
        hole.consume(shared.mailbox.poll());
    }

    /** Two producers; a full mailbox refuses. */
    @Benchmark
    @Group("twoProducers")
    @GroupThreads(2)
    public Object twoProduce(Shared shared) {
        return shared.mailbox.push(MESSAGE, BOUND);
    }

    /** The consumer of two producers. */
    @Benchmark
    @Group("twoProducers")
    @GroupThreads(1)
    public void consumesOfTwo(Shared shared, Blackhole hole) {
        hole.consume(shared.mailbox.poll());
    }
}
