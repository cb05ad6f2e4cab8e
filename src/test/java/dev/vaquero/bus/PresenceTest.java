package dev.vaquero.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Frame;
import dev.vaquero.bus.Presence.Joined;
import dev.vaquero.bus.Presence.Left;
import dev.vaquero.bus.Presence.Meta;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VaqueroExtension.class)
class PresenceTest {
    @Test
    void listsWhoIsThereInOrder(TestNode node, MessageBus bus) {
        Pid first = node.connect(new Scripted()).pid();
        Pid second = node.connect(new Scripted()).pid();
        Pid third = node.connect(new Scripted()).pid();

        bus.presence().track(first, "room", "zoe", "phone");
        bus.presence().track(second, "room", "adam", "desk");
        bus.presence().track(third, "room", "zoe", "laptop");

        assertThat(bus.presence().list("room").keySet()).containsExactly("zoe", "adam");
        assertThat(bus.presence().list("room"))
                .containsEntry("zoe", List.of(new Meta(first, "phone"), new Meta(third, "laptop")))
                .containsEntry("adam", List.of(new Meta(second, "desk")));
        assertThat(bus.presence().list("elsewhere")).isEmpty();
    }

    @Test
    void tellsTheTopicOfWhoComesAndGoes(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        TestConnection<String> phone = node.connect(new Scripted());
        TestConnection<String> laptop = node.connect(new Scripted());
        bus.subscribe("room", watcher.pid());

        bus.presence().track(phone.pid(), "room", "zoe", "phone");
        bus.presence().track(laptop.pid(), "room", "zoe", "laptop");
        phone.send(Frame.close(1000));
        bus.presence().untrack(laptop.pid(), "room", "zoe");
        node.run();

        Meta onPhone = new Meta(phone.pid(), "phone");
        Meta onLaptop = new Meta(laptop.pid(), "laptop");
        assertThat(watcher.messages())
                .containsExactly(
                        new Joined("room", "zoe", onPhone, true),
                        new Joined("room", "zoe", onLaptop, false),
                        new Left("room", "zoe", onPhone, false),
                        new Left("room", "zoe", onLaptop, true));
        assertThat(bus.presence().list("room")).isEmpty();
    }

    @Test
    void trackingAgainReplacesTheMetadata(TestNode node, MessageBus bus) {
        TestConnection<String> watcher = node.connect(new Scripted());
        Pid pid = node.connect(new Scripted()).pid();
        bus.subscribe("room", watcher.pid());
        bus.presence().track(pid, "room", "zoe", "here");

        assertThat(bus.presence().track(pid, "room", "zoe", "away")).isTrue();
        node.run();

        assertThat(bus.presence().list("room")).containsEntry("zoe", List.of(new Meta(pid, "away")));
        assertThat(watcher.messages())
                .containsExactly(
                        new Joined("room", "zoe", new Meta(pid, "here"), true),
                        new Joined("room", "zoe", new Meta(pid, "away"), false));
        assertThat(node.counters().presences()).isEqualTo(1);
    }

    @Test
    void tracksOneConnectionUnderSeveralKeysAndTopics(TestNode node, MessageBus bus) {
        TestConnection<String> one = node.connect(new Scripted());
        bus.presence().track(one.pid(), "room", "zoe", 1);
        bus.presence().track(one.pid(), "room", "guest", 2);
        bus.presence().track(one.pid(), "lobby", "zoe", 3);
        assertThat(node.counters().presences()).isEqualTo(3);

        one.fail(dev.vaquero.Reason.Kind.CLOSED);

        assertThat(node.counters().presences()).isZero();
        assertThat(bus.presence().list("room")).isEmpty();
        assertThat(bus.presence().list("lobby")).isEmpty();
    }

    @Test
    void tracksNobodyWhoIsGone(TestNode node, MessageBus bus) {
        TestConnection<String> one = node.connect(new Scripted());
        one.send(Frame.close(1000));

        assertThat(bus.presence().track(one.pid(), "room", "zoe", 1)).isFalse();
        assertThat(bus.presence().untrack(one.pid(), "room", "zoe")).isFalse();
    }
}
