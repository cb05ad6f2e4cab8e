package dev.vaquero.testkit;

import dev.vaquero.bus.Counters;
import dev.vaquero.bus.MessageBus;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each JUnit test a {@link TestNode}, and its {@link MessageBus}, as parameters. After the test it ends all
 * connections, and fails the test if anything of them is left.
 */
public final class VaqueroExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(VaqueroExtension.class);

    /** Made by JUnit. */
    public VaqueroExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestNode.class || type == MessageBus.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestNode node = context.getStore(NAMESPACE).computeIfAbsent(TestNode.class);
        return parameter.getParameter().getType() == TestNode.class ? node : node.bus();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestNode node = context.getStore(NAMESPACE).remove(TestNode.class, TestNode.class);
        if (node != null) {
            node.close();
            requireNothingLeft(node.counters());
        }
    }

    private static void requireNothingLeft(Counters counters) {
        long left = counters.connections()
                + counters.timers()
                + counters.subscriptions()
                + counters.topics()
                + counters.names()
                + counters.monitors()
                + counters.links()
                + counters.asks()
                + counters.presences();
        if (left != 0) {
            throw new AssertionError("nothing must be left of ended connections but there is " + left);
        }
    }
}
