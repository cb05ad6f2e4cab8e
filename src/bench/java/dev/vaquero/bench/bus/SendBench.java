package dev.vaquero.bench.bus;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Messages to one receiver, sent and handled. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SendBench {
    private static final int MESSAGES = 10_000;

    /** Which bus. */
    @Param({"vaquero", "vertx", "guava", "cdi"})
    public String bus = "vaquero";

    private Contender contender;

    /** One per sender. */
    @State(Scope.Thread)
    public static class Sender {
        private final Arrivals arrivals = new Arrivals();
    }

    /** Starts the bus. */
    @Setup
    public void start() {
        contender = Contender.start(bus, 1);
    }

    /** Stops the bus. */
    @TearDown
    public void stop() {
        contender.close();
    }

    /** One sender. */
    @Benchmark
    @Threads(1)
    @OperationsPerInvocation(MESSAGES)
    public void oneSender(Sender sender) {
        send(sender);
    }

    /** Two senders. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(MESSAGES)
    public void twoSenders(Sender sender) {
        send(sender);
    }

    private void send(Sender sender) {
        sender.arrivals.expect(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            contender.send(sender.arrivals);
        }
        sender.arrivals.await();
    }
}
