package dev.vaquero.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Scripted;
import dev.vaquero.internal.Figure;
import dev.vaquero.testkit.TestConnection;
import dev.vaquero.testkit.TestNode;
import dev.vaquero.testkit.VaqueroExtension;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VaqueroExtension.class)
class VaqueroMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void showsEveryCounter(TestNode node) {
        new VaqueroMetrics(node.counters()).bindTo(registry);

        assertThat(registry.getMeters()).hasSize(Figure.ALL.size());
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().getName()).matches("vaquero(\\.[a-z]+)+"));
    }

    @Test
    void readsThemWhenAsked(TestNode node, MessageBus bus) {
        new VaqueroMetrics(node.counters(), Tags.of("app", "shop")).bindTo(registry);
        TestConnection<String> connection = node.connect(new Scripted());
        bus.subscribe("topic", connection.pid());
        bus.publish("topic", "x");
        node.run();

        assertThat(registry.get("vaquero.connections")
                        .tag("app", "shop")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("vaquero.fan.out").functionCounter().count()).isEqualTo(1);
        assertThat(registry.get("vaquero.subscriptions").gauge().value()).isEqualTo(1);
    }
}
