package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.bus.Pid;
import dev.vaquero.internal.codec.StreamTransport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.datamodel.Model64;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.layouters.HotSpotLayouter;
import org.openjdk.jol.layouters.Layouter;

/** What one connection consists of, without the container's part, the state, and the snapshot of the request. */
class FootprintTest {
    /** As the JDK lays objects out, with compressed references to objects and classes. */
    private static final Layouter HOTSPOT = new HotSpotLayouter(new Model64(true, true), 17);

    @Test
    void aConnectionWithNothingWaitingTakesAtMost320Bytes() {
        long bytes = Stream.of(ConnectionActor.class, Callbacks.class, Mailbox.class, Pid.class, StreamTransport.class)
                .mapToLong(type -> ClassLayout.parseClass(type, HOTSPOT).instanceSize())
                .sum();

        assertThat(bytes).isLessThanOrEqualTo(320);
    }

    @Test
    void aMessageThatIsQueuedBehindAnotherTakes24BytesBesidesItself() throws ClassNotFoundException {
        Class<?> cell = Class.forName(Mailbox.class.getName() + "$Cell");

        assertThat(ClassLayout.parseClass(cell, HOTSPOT).instanceSize()).isEqualTo(24);
    }
}
