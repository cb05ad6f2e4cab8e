package dev.vaquero.internal;

import dev.vaquero.bus.Counters;
import java.lang.management.ManagementFactory;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Shows a node's counters as an MBean, {@code dev.vaquero:type=Counters,node=...}, from start to stop. */
final class Jmx implements DynamicMBean {
    private static final System.Logger LOG = System.getLogger("dev.vaquero");

    private final Counters counters;
    private final @Nullable ObjectName name;

    /** Registers the MBean; a node of a name that another has gets its epoch added. */
    Jmx(Counters counters, String node, long epoch) {
        this.counters = counters;
        String plain = "dev.vaquero:type=Counters,node=" + node;
        ObjectName registered = register(plain);
        name = registered == null ? register(plain + ",epoch=" + Long.toString(epoch, 36)) : registered;
    }

    private @Nullable ObjectName register(String wanted) {
        try {
            ObjectName free = new ObjectName(wanted);
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, free);
            return free;
        } catch (JMException | SecurityException e) {
            LOG.log(System.Logger.Level.DEBUG, "no MBean " + wanted, e);
            return null;
        }
    }

    /** Takes the MBean out, so that nothing outside refers to the application any more. */
    void close() {
        try {
            if (name != null) {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
            }
        } catch (JMException | SecurityException e) {
            LOG.log(System.Logger.Level.WARNING, "the MBean " + name + " stays", e);
        }
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        for (Figure figure : Figure.ALL) {
            if (figure.name().equals(attribute)) {
                return figure.value().applyAsLong(counters);
            }
        }
        throw new AttributeNotFoundException("attribute must be one of the counters but was " + attribute);
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException("counters are read only but " + attribute.getName() + " was to be set");
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        AttributeList list = new AttributeList();
        for (String wanted : attributes) {
            Figure.ALL.stream()
                    .filter(figure -> figure.name().equals(wanted))
                    .forEach(figure ->
                            list.add(new Attribute(wanted, figure.value().applyAsLong(counters))));
        }
        return list;
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object @Nullable [] parameters, String @Nullable [] signature) {
        throw new UnsupportedOperationException("counters have no operation but " + action + " was called");
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = Figure.ALL.stream()
                .map(figure -> new MBeanAttributeInfo(figure.name(), "long", figure.description(), true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(Jmx.class.getName(), "The counters of one application", attributes, null, null, null);
    }
}
