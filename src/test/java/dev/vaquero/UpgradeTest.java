package dev.vaquero;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class UpgradeTest {
    @Test
    void refusesOriginsThatComeAfterTheirCheck() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Upgrade.accept("s").options(Options.of().allowedOrigins("*")))
                .withMessageContaining("allowed-origins");
    }
}
