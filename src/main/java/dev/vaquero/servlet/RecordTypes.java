package dev.vaquero.servlet;

import static java.lang.invoke.MethodType.methodType;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.runtime.ObjectMethods;

/**
 * Makes JDK 17 let go of a web application: what implements the methods of records keeps, in static fields, the types of
 * the record class that was linked last. Linking the methods of a class of the JDK puts that in their place.
 */
final class RecordTypes {
    private static final System.Logger LOG = System.getLogger("dev.vaquero");

    private RecordTypes() {}

    static void release() {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            MethodHandle part = lookup.findVirtual(String.class, "strip", methodType(String.class));
            ObjectMethods.bootstrap(
                    lookup,
                    "equals",
                    methodType(boolean.class, String.class, Object.class),
                    String.class,
                    "part",
                    part);
            ObjectMethods.bootstrap(
                    lookup, "hashCode", methodType(int.class, String.class), String.class, "part", part);
        } catch (Throwable e) {
            LOG.log(Level.DEBUG, "the JDK may keep the class loader of the web application", e);
        }
    }
}
