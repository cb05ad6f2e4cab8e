package dev.vaquero.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.bus.Counters;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class JmxTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    private Set<ObjectName> beans(String node) throws Exception {
        return server.queryNames(new ObjectName("dev.vaquero:type=Counters,node=" + node + ",*"), null);
    }

    private static LocalNode node(String name) {
        return LocalNode.start(name, JmxTest.class.getClassLoader(), CallbackScope.NONE);
    }

    @Test
    void everyCounterIsAFigure() {
        assertThat(Figure.ALL)
                .extracting(Figure::name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Counters.class.getMethods())
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void showsTheCountersFromStartToStop() throws Exception {
        LocalNode node = node("jmx-shown");
        node.bus().publish("nobody", "x");

        ObjectName bean = beans("jmx-shown").iterator().next();
        assertThat(server.getAttribute(bean, "publishes")).isEqualTo(1L);
        assertThat(server.getAttributes(bean, new String[] {"publishes", "opened", "unknown"}))
                .containsExactly(new Attribute("publishes", 1L), new Attribute("opened", 0L));
        assertThat(server.getMBeanInfo(bean).getAttributes())
                .extracting(MBeanAttributeInfo::getName)
                .hasSize(Figure.ALL.size());
        assertThatThrownBy(() -> server.getAttribute(bean, "unknown")).isInstanceOf(AttributeNotFoundException.class);

        node.stop(Duration.ZERO);
        assertThat(beans("jmx-shown")).isEmpty();
    }

    @Test
    void twoNodesOfOneNameAreTwoBeans() throws Exception {
        LocalNode first = node("jmx-twice");
        LocalNode second = node("jmx-twice");
        assertThat(beans("jmx-twice")).hasSize(2);

        first.stop(Duration.ZERO);
        assertThat(beans("jmx-twice")).hasSize(1);
        second.stop(Duration.ZERO);
        assertThat(beans("jmx-twice")).isEmpty();
    }
}
