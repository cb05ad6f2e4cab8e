package dev.vaquero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {
    private final Upgrade.Accept<String> accept = Upgrade.accept("s");

    @Test
    void refusesOriginsThatComeAfterTheirCheck() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accept.options(Options.of().allowedOrigins("*")))
                .withMessageContaining("allowed-origins");
    }

    @Test
    void aCookieIsAHeaderWithoutAttributes() {
        assertThat(accept.cookie("seen", "a=1&b/2").headers()).containsExactly(Map.entry("Set-Cookie", "seen=a=1&b/2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x; Domain=example.org", "a,b", "a b", "\"a\"", "a\\b", "\u00fc", "\n", "\u007f"})
    void refusesWhatIsNoValueOfACookie(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accept.cookie("seen", value))
                .withMessageStartingWith("value of cookie seen must have no spaces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "a;b", "a b"})
    void refusesWhatIsNoNameOfACookie(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accept.cookie(name, "1"))
                .withMessage("cookie name must be a token but was \"" + name + "\"");
    }
}
