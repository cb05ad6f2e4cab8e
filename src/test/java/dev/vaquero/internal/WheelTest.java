package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WheelTest {
    private long now = 1;
    private final List<String> expired = new ArrayList<>();
    private final Wheel wheel = new Wheel(() -> now, () -> {});

    private Wheel.Entry entry(String name) {
        return new Wheel.Entry() {
            @Override
            void expired(long at) {
                expired.add(name);
                if (name.startsWith("bad")) {
                    throw new StackOverflowError("test");
                }
            }
        };
    }

    private void advance(long ticks) {
        now += ticks * Wheel.TICK;
        wheel.turn(1);
    }

    @Test
    void anEntryThatFailsHoldsUpNoOther() {
        wheel.schedule(entry("good"), now + Wheel.TICK);
        wheel.schedule(entry("bad"), now + Wheel.TICK);
        wheel.schedule(entry("later"), now + 3 * Wheel.TICK);

        advance(2);
        assertThat(expired).containsExactlyInAnyOrder("good", "bad");
        advance(2);
        assertThat(expired).contains("later");
    }

    @Test
    void whatWasSetMeanwhileStands() {
        Wheel.Entry entry = entry("e");
        wheel.schedule(entry, now + 2 * Wheel.TICK);
        wheel.scheduleIfAbsent(entry, now + 50 * Wheel.TICK);

        advance(3);

        assertThat(expired).containsExactly("e");
        wheel.scheduleIfAbsent(entry, now + 2 * Wheel.TICK);
        advance(3);
        assertThat(expired).containsExactly("e", "e");
    }
}
