package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Frame;
import org.junit.jupiter.api.Test;

class FrameKindsTest {
    @Test
    void countsEachKindByItselfAndAllTogether() {
        FrameKinds kinds = new FrameKinds();
        Frame[] frames = {
            Frame.text("a"), Frame.binary((byte) 1), Frame.binary((byte) 2), Frame.ping(), Frame.pong(), Frame.close()
        };

        for (Frame frame : frames) {
            kinds.increment(frame);
        }

        assertThat(kinds.text.sum()).isEqualTo(1);
        assertThat(kinds.binary.sum()).isEqualTo(2);
        assertThat(kinds.ping.sum()).isEqualTo(1);
        assertThat(kinds.pong.sum()).isEqualTo(1);
        assertThat(kinds.close.sum()).isEqualTo(1);
        assertThat(kinds.sum()).isEqualTo(frames.length);
    }
}
