package dev.vaquero.it;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A silence that is longer than what the containers bear by themselves: 30 s on Jetty. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.vaquero.it.Setting#awake")
@ExtendWith(Servers.class)
@Execution(ExecutionMode.CONCURRENT)
final class LongSilenceIT {
    private final Setting on;

    LongSilenceIT(Setting on) {
        this.on = on;
    }

    @Test
    void endsNoConnectionWithoutAnIdleTimeout() {
        Script script = on.script().opts("idle(infinity)").handle("echo");
        try (RawClient client = script.open()) {
            client.expectSilence(Duration.ofSeconds(35));
            client.send(Wire.text("a")).expect("81 01 61");
        }
    }
}
