package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Options;
import dev.vaquero.bus.Scripted;
import dev.vaquero.bus.Timer;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimerRaceTest {
    /** Between the wheel and the mailbox a timer can still be cancelled: then it has not fired, and the answer says so. */
    @Test
    void aTimerThatIsDueButHasNotFiredIsCancelledWithNothingLeft() {
        try (Host host = new Host()) {
            ConnectionActor<?> self = Objects.requireNonNull(
                    host.node.find(host.open(new Scripted(), "", Options.of()).pid()));
            Timer timer = self.sendAfter(Duration.ofHours(1), "never");
            host.node.wheel().cancel((UserTimer) timer);

            assertThat(self.cancel(timer)).contains(Duration.ZERO);
            assertThat(self.cancel(timer)).isEmpty();
            assertThat(host.node.counters().timers()).isZero();
        }
    }
}
