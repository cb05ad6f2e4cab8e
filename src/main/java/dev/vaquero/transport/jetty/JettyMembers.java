package dev.vaquero.transport.jetty;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of Jetty that are used, found by name: a web application cannot see Jetty's classes. */
final class JettyMembers {
    final MethodHandle fill;
    final MethodHandle flush;
    final MethodHandle write;
    final MethodHandle fillInterested;
    final MethodHandle shutdownOutput;
    final MethodHandle close;
    final MethodHandle setIdleTimeout;
    final MethodHandle endPoint;

    final MethodHandle connection;
    final MethodHandle setConnection;
    final MethodHandle connector;
    final MethodHandle eventListeners;
    final MethodHandle opened;
    final MethodHandle closed;

    /** Whether this Jetty takes the header of an extension away that its own negotiation did not find. */
    final boolean dropsExtensions;

    /** What a callback answers that may block its thread. */
    final Object blocking;

    private final Class<?> connectionType;
    private final Class<?> upgradeToType;
    private final Class<?> callbackType;
    private final Class<?> flushableType;
    private final Class<?> metaDataType;
    private final Class<?> listenerType;

    /** Finds the members by the loader of the container's class. */
    JettyMembers(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> endPointType = loader.loadClass("org.eclipse.jetty.io.EndPoint");
        connectionType = loader.loadClass("org.eclipse.jetty.io.Connection");
        upgradeToType = loader.loadClass("org.eclipse.jetty.io.Connection$UpgradeTo");
        callbackType = loader.loadClass("org.eclipse.jetty.util.Callback");
        flushableType = loader.loadClass("org.eclipse.jetty.io.AbstractEndPoint");
        Class<?> invocationType = loader.loadClass("org.eclipse.jetty.util.thread.Invocable$InvocationType");
        Object version = loader.loadClass("org.eclipse.jetty.util.Jetty")
                .getField("VERSION")
                .get(null);
        dropsExtensions = String.valueOf(version).startsWith("12.0.");
        blocking = invocationType.getField("BLOCKING").get(null);
        metaDataType = loader.loadClass("org.eclipse.jetty.server.ConnectionMetaData");
        listenerType = loader.loadClass("org.eclipse.jetty.io.Connection$Listener");
        Class<?> connectorType = loader.loadClass("org.eclipse.jetty.server.Connector");
        connection = find(endPointType, "getConnection", methodType(connectionType));
        setConnection = find(endPointType, "setConnection", methodType(void.class, connectionType));
        connector = find(metaDataType, "getConnector", methodType(connectorType));
        eventListeners = find(connectorType, "getEventListeners", methodType(List.class));
        opened = find(listenerType, "onOpened", methodType(void.class, connectionType));
        closed = find(listenerType, "onClosed", methodType(void.class, connectionType));
        fill = find(endPointType, "fill", methodType(int.class, ByteBuffer.class));
        flush = find(endPointType, "flush", methodType(boolean.class, ByteBuffer[].class));
        write = find(endPointType, "write", methodType(void.class, callbackType, ByteBuffer[].class));
        fillInterested = find(endPointType, "fillInterested", methodType(void.class, callbackType));
        shutdownOutput = find(endPointType, "shutdownOutput", methodType(void.class));
        close = find(endPointType, "close", methodType(void.class));
        setIdleTimeout = find(endPointType, "setIdleTimeout", methodType(void.class, long.class));
        endPoint = find(connectionType, "getEndPoint", methodType(endPointType));
    }

    /** Tells whether the object is a connection of Jetty's. */
    boolean isConnection(Object object) {
        return connectionType.isInstance(object);
    }

    /** Tells whether the object knows its connector. */
    boolean isMetaData(@Nullable Object object) {
        return metaDataType.isInstance(object);
    }

    /** Tells whether the object listens to connections. */
    boolean isListener(Object object) {
        return listenerType.isInstance(object);
    }

    /** Tells whether {@code flush} writes to the network on the spot, so that it may precede a {@code write}. */
    boolean isFlushable(Object endPoint) {
        return flushableType.isInstance(endPoint);
    }

    /** Makes a connection that takes the place of another. */
    Object connection(InvocationHandler handler) {
        return proxy(handler, connectionType, upgradeToType);
    }

    /** Makes a callback. */
    Object callback(InvocationHandler handler) {
        return proxy(handler, callbackType);
    }

    private static Object proxy(InvocationHandler handler, Class<?>... types) {
        return Proxy.newProxyInstance(types[0].getClassLoader(), types, handler);
    }

    private static MethodHandle find(Class<?> owner, String name, MethodType type) throws ReflectiveOperationException {
        MethodHandle handle =
                MethodHandles.publicLookup().findVirtual(owner, name, type).asFixedArity();
        MethodType generic = handle.type();
        for (int i = 0; i < generic.parameterCount(); i++) {
            Class<?> parameter = generic.parameterType(i);
            if (parameter.getName().startsWith("org.eclipse.jetty.")) {
                generic = generic.changeParameterType(i, Object.class);
            }
        }
        if (generic.returnType().getName().startsWith("org.eclipse.jetty.")) {
            generic = generic.changeReturnType(Object.class);
        }
        return handle.asType(generic);
    }
}
