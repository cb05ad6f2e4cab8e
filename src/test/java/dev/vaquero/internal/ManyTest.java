package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Pid;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Large numbers of members and of topics: every message arrives, and all of it goes. */
@ExtendWith(VaqueroExtension.class)
class ManyTest {
    private static final int MEMBERS = 100_000;
    private static final int TOPICS = 10_000;

    /** Its state is how many messages came. */
    private static final class Counts implements Handler<Integer> {
        private int all;

        @Override
        public Upgrade<Integer> init(Request request) {
            return Upgrade.accept(0);
        }

        @Override
        public Reply<Integer> websocketHandle(Connection self, Frame frame, Integer count) {
            return Reply.of(count);
        }

        @Override
        public Reply<Integer> websocketInfo(Connection self, Object info, Integer count) {
            all++;
            return Reply.of(count + 1);
        }
    }

    private final Counts handler = new Counts();

    @Test
    void aTopicOfAHundredThousandReachesEachOnceAndLetsAllGo(TestNode node, MessageBus bus) {
        TestConnection<Integer> last = node.connect(handler);
        bus.subscribe("topic", last.pid());
        for (int i = 1; i < MEMBERS; i++) {
            last = node.connect(handler);
            bus.subscribe("topic", last.pid());
        }

        assertThat(bus.count("topic")).isEqualTo(MEMBERS);
        assertThat(bus.members("topic")).hasSize(MEMBERS).doesNotHaveDuplicates();
        assertThat(bus.publish("topic", "x")).isEqualTo(MEMBERS);
        assertThat(bus.publishFrom(last.pid(), "topic", "y")).isEqualTo(MEMBERS - 1);
        node.run();

        assertThat(handler.all).isEqualTo(2 * MEMBERS - 1);
        assertThat(last.state()).isEqualTo(1);
        assertThat(node.counters().mailboxed()).isZero();

        assertThat(bus.closeAll("topic", 1000, "")).isEqualTo(MEMBERS);
        node.run();
        assertThat(node.counters().connections()).isZero();
        assertThat(node.counters().subscriptions()).isZero();
        assertThat(node.counters().topics()).isZero();
    }

    @Test
    void aPublishAllocatesAPlaceInABatchForEachIdleSubscriberAndNoMore(TestNode node, MessageBus bus) {
        for (int i = 0; i < TOPICS; i++) {
            bus.subscribe("topic", node.connect(handler).pid());
        }
        bus.publish("topic", "warm-up");
        node.run();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        bus.publish("topic", "measured");
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated / TOPICS).isLessThan(8);
    }

    @Test
    void aConnectionOnTenThousandTopicsHearsEachAndLeavesAll(TestNode node, MessageBus bus) {
        TestConnection<Integer> one = node.connect(handler);
        Pid pid = one.pid();
        for (int i = 0; i < TOPICS; i++) {
            bus.subscribe("topic " + i, pid);
        }
        assertThat(node.counters().topics()).isEqualTo(TOPICS);

        for (int i = 0; i < TOPICS; i++) {
            assertThat(bus.publish("topic " + i, i)).isEqualTo(1);
        }
        node.run();
        assertThat(one.state()).isEqualTo(TOPICS);

        one.send(Frame.close());
        assertThat(node.counters().subscriptions()).isZero();
        assertThat(node.counters().topics()).isZero();
        assertThat(bus.publish("topic 0", "x")).isZero();
    }
}
