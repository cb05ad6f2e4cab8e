package dev.vaquero.internal;

import dev.vaquero.Frame;
import java.util.concurrent.atomic.LongAdder;

/** Counts frames of one direction, by kind. Any thread. */
final class FrameKinds {
    final LongAdder text = new LongAdder();
    final LongAdder binary = new LongAdder();
    final LongAdder ping = new LongAdder();
    final LongAdder pong = new LongAdder();
    final LongAdder close = new LongAdder();

    /** Counts a frame. */
    void increment(Frame frame) {
        if (frame instanceof Frame.Text) {
            text.increment();
        } else if (frame instanceof Frame.Binary) {
            binary.increment();
        } else if (frame instanceof Frame.Ping) {
            ping.increment();
        } else if (frame instanceof Frame.Pong) {
            pong.increment();
        } else {
            close.increment();
        }
    }

    long sum() {
        return text.sum() + binary.sum() + ping.sum() + pong.sum() + close.sum();
    }
}
