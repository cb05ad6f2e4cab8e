package dev.vaquero.transport.jetty;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** Who listens to the connections of a connector, such as Jetty's statistics and limits; they are to hear of ours too. */
final class ConnectorListeners {
    private static final System.Logger LOG = System.getLogger(ConnectorListeners.class.getName());

    private final JettyMembers members;
    private final List<?> listeners;

    /** Finds the listeners by the connection that the endpoint has until ours takes its place. */
    ConnectorListeners(JettyMembers members, Object endPoint) {
        this.members = members;
        this.listeners = find(members, endPoint);
    }

    private static List<?> find(JettyMembers members, Object endPoint) {
        try {
            Object connection = (Object) members.connection.invokeExact(endPoint);
            if (!members.isMetaData(connection)) {
                return List.of();
            }
            Object connector = (Object) members.connector.invokeExact(connection);
            List<?> all = (List<?>) members.eventListeners.invoke(connector);
            return all.stream().filter(members::isListener).toList();
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }

    void opened(Object connection) {
        tell(members.opened, connection);
    }

    void closed(Object connection) {
        tell(members.closed, connection);
    }

    private void tell(MethodHandle event, Object connection) {
        for (Object listener : listeners) {
            try {
                event.invokeExact(listener, connection);
            } catch (Throwable e) {
                LOG.log(Level.WARNING, "a listener of Jetty's connector failed", Failures.unchecked(e));
            }
        }
    }
}
