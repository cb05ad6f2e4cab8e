package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NodeNameTest {
    @Test
    void refusesAtTheStartANameThatNoPidCanHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalNode.startByHand("my.node", getClass().getClassLoader(), () -> 0, Runnable::run))
                .withMessage("node name must be of letters, digits, minus and underscore but was \"my.node\"");
    }
}
