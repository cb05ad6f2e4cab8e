package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Timers that are cancelled. */
@OnEveryContainer
final class TimerIT {
    private final Setting on;

    TimerIT(Setting on) {
        this.on = on;
    }

    @Test
    void tellsWhatWasLeftOfATimerAndFiresItNoMore() {
        try (RawClient client = on.openLife("/timed")) {
            client.send(Wire.text("2000")).expect(Wire.plainText("started"));
            client.send(Wire.text("cancel"));
            String left = client.text();
            assertThat(left).startsWith("left ");
            assertThat(Integer.parseInt(left.substring(5))).isBetween(0, 2000);
            client.send(Wire.text("cancel")).expect(Wire.plainText("gone"));
            client.expectSilence(Duration.ofMillis(2500));
        }
    }

    @Test
    void tellsThatATimerHadFired() {
        try (RawClient client = on.openLife("/timed")) {
            client.send(Wire.text("1")).expect(Wire.plainText("started") + Wire.plainText("fired"));
            client.send(Wire.text("cancel")).expect(Wire.plainText("gone"));
        }
    }

    @Test
    void cancelsTheOneThatIsNamedAndNoOther() {
        try (RawClient client = on.openLife("/timed")) {
            client.send(Wire.text("6000")).expect(Wire.plainText("started"));
            client.send(Wire.text("60000")).expect(Wire.plainText("started"));
            client.send(Wire.text("cancel"));
            assertThat(client.text()).startsWith("left ");
            client.expect(Wire.plainText("fired another"));
        }
    }
}
