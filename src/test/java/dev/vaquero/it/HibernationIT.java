package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** States that are made small while their connection sleeps. */
@OnEveryContainer
final class HibernationIT {
    private final String id = UUID.randomUUID().toString();
    private final Setting on;

    HibernationIT(Setting on) {
        this.on = on;
    }

    private RawClient open(String fails) {
        return on.openLife("/sleeper/" + fails + "?id=" + id);
    }

    /** A frame that comes before the connection has fallen asleep lets it sleep only after the next reply. */
    @Test
    void compactsTheStateForEachSleepAndRestoresItForEachCallback() {
        try (RawClient client = open("nothing")) {
            Set<Integer> sleeps = new TreeSet<>();
            for (int i = 0; i < 1000 && sleeps.size() < 3; i++) {
                String[] counts = client.send(Wire.text("a")).text().split(" ");
                assertThat(counts[0]).isEqualTo(counts[1]);
                sleeps.add(Integer.valueOf(counts[0]));
            }
            assertThat(sleeps).hasSize(3).contains(0);
        }
    }

    @Test
    void restoresTheStateForTerminate() {
        try (RawClient client = open("nothing")) {
            client.send(Wire.text("a")).expect(Wire.plainText("0 0"));
            client.send(Wire.close()).expect("88 00");
            assertThat(on.awaitWitness(id)).isIn("remote 0 0", "remote 1 1");
        }
    }

    @Test
    void crashesWhereTheStateCannotBeCompacted() {
        try (RawClient client = open("compact")) {
            client.send(Wire.text("a")).expect(Wire.plainText("0 0")).expectClose("88 02 03 f3");
            on.awaitWitness(id, "crash(java.lang.IllegalStateException) 0 0");
        }
    }

    @Test
    void crashesWhereTheStateCannotBeRestored() {
        try (RawClient client = open("restore")) {
            String next = client.send(Wire.text("a")).frame();
            for (int i = 0; i < 1000 && next.equals(Wire.plainText("0 0")); i++) {
                next = client.send(Wire.text("b")).frame();
            }
            assertThat(next).isEqualTo("88 02 03 f3");
            client.send(Wire.close()).expectEnd();
            assertThat(on.awaitWitness(id)).isEqualTo("crash(java.lang.IllegalStateException) 1 0");
        }
    }
}
