package dev.vaquero.transport;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the container itself counts. */
final class ContainerCounts {
    private ContainerCounts() {}

    /** Returns how many connections the container thinks it has. */
    static long connections(HttpServletRequest request) {
        try {
            return request.getClass().getName().startsWith("org.eclipse.jetty.") ? jetty(request) : tomcat();
        } catch (ReflectiveOperationException | JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long tomcat() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        long sum = 0;
        for (ObjectName name : server.queryNames(new ObjectName("*:type=ThreadPool,*"), null)) {
            if (name.getKeyProperty("subType") == null) {
                sum += (long) server.getAttribute(name, "connectionCount");
            }
        }
        return sum;
    }

    private static long jetty(ServletRequest request) throws ReflectiveOperationException {
        Object core = call(request, "getRequest");
        Object server = call(call(call(core, "getConnectionMetaData"), "getConnector"), "getServer");
        long sum = 0;
        for (Object connector : (Object[]) call(server, "getConnectors")) {
            sum += ((Collection<?>) call(connector, "getConnectedEndPoints")).size();
        }
        return sum;
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        return target.getClass().getMethod(name).invoke(target);
    }
}
