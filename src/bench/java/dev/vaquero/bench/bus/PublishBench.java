package dev.vaquero.bench.bus;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One message to many receivers: until it was handled by all, and what it costs the publisher. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PublishBench {
    /** Which bus. CDI has its observers from the start, so that 100,000 are out of its reach. */
    @Param({"vaquero", "vertx", "guava", "cdi"})
    public String bus = "vaquero";

    /** How many receivers. */
    @Param({"1", "1000", "100000"})
    public int receivers = 1;

    private Contender contender;
    private Arrivals arrivals;

    /** Starts the bus. */
    @Setup
    public void start() {
        contender = Contender.start(bus, receivers);
    }

    /** Makes the message, on the thread that publishes. */
    @Setup(Level.Iteration)
    public void message() {
        arrivals = new Arrivals();
    }

    /** Lets the last message arrive. */
    @TearDown(Level.Invocation)
    public void settle() {
        arrivals.await();
    }

    /** Stops the bus. */
    @TearDown
    public void stop() {
        contender.close();
    }

    /** Until all have handled it. */
    @Benchmark
    public void handled() {
        arrivals.expect(receivers);
        contender.publish(arrivals);
        arrivals.await();
    }

    /** Until the publisher goes on. */
    @Benchmark
    public void published() {
        arrivals.expect(receivers);
        contender.publish(arrivals);
    }
}
