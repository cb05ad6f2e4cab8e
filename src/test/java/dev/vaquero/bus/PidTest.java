package dev.vaquero.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidTest {
    @Test
    void readsWhatItWrites() {
        Pid pid = new Pid("Node_1-a", Long.MAX_VALUE, 36);

        assertThat(pid).hasToString("<Node_1-a." + Long.toString(Long.MAX_VALUE, 36) + ".10>");
        assertThat(Pid.parse(pid.toString())).isEqualTo(pid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "<a>", "a b", "é", "a/b", "@", "[", "`", "{"})
    void refusesOtherNodeNames(String node) {
        assertThatThrownBy(() -> new Pid(node, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node name must be of letters, digits, minus and underscore but was \"" + node + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.0.1", "<a.0>", "<a.0.1", "<a.0.A>", "<a b.0.1>", "<a.0.1>x"})
    void refusesWhatIsNoPid(String text) {
        assertThatThrownBy(() -> Pid.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
