package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.bus.Pid;
import dev.vaquero.bus.Scripted;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

class MembersTest {
    private final Hand hand = new Hand();
    private final Members members = new Members();

    private List<ConnectionActor<?>> connections(int count) {
        for (int i = 0; i < count; i++) {
            hand.open(new Scripted().onFrame((self, frame) -> Reply.of("")), "", Options.of());
        }
        return new ArrayList<>(hand.node.connections());
    }

    private List<Pid> here() {
        return in(members.slots());
    }

    private static List<Pid> in(AtomicReferenceArray<ConnectionActor<?>> slots) {
        List<Pid> pids = new ArrayList<>();
        for (int i = 0; i < slots.length(); i++) {
            ConnectionActor<?> member = slots.getAcquire(i);
            if (member != null) {
                pids.add(member.pid());
            }
        }
        return pids;
    }

    @Test
    void holdsEachSubscriptionOfARandomHistory() {
        List<ConnectionActor<?>> all = connections(50);
        List<Pid> expected = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            ConnectionActor<?> one = all.get(random.nextInt(all.size()));
            boolean grows = i / 500 % 2 == 0 ? random.nextInt(3) > 0 : random.nextInt(3) == 0;
            if (grows) {
                members.add(one);
                expected.add(one.pid());
            } else {
                members.remove(one, 1);
                expected.remove(one.pid());
            }

            assertThat(members.count()).isEqualTo(expected.size());
        }
        assertThat(here()).containsExactlyInAnyOrderElementsOf(expected);
        all.forEach(one -> members.remove(one, Integer.MAX_VALUE));
        assertThat(here()).isEmpty();
        assertThat(members.slots().length()).isLessThanOrEqualTo(8);
    }

    @Test
    void keepsTheOrderInWhichTheyCame() {
        List<ConnectionActor<?>> all = connections(20);
        all.forEach(members::add);

        assertThat(here())
                .containsExactlyElementsOf(
                        all.stream().map(ConnectionActor::pid).toList());
    }

    @Test
    void whoReadsTheSlotsMeetsAllThatStay() {
        List<ConnectionActor<?>> all = connections(40);
        all.forEach(members::add);
        AtomicReferenceArray<ConnectionActor<?>> before = members.slots();

        all.subList(0, 36).forEach(one -> members.remove(one, 1));

        assertThat(in(before)).containsAll(pids(all.subList(36, 40)));
        assertThat(in(members.slots())).containsExactlyElementsOf(pids(all.subList(36, 40)));
    }

    private static List<Pid> pids(List<ConnectionActor<?>> connections) {
        return connections.stream().<Pid>map(ConnectionActor::pid).toList();
    }
}
