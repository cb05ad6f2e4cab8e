package dev.vaquero.internal;

import dev.vaquero.bus.ExitReason;

/** Something that goes with a connection, by its own hand. Called once each, on the thread that ends the connection. */
interface Belonging {
    /** Leaves the tables that others look into; before anybody is told of the end. */
    default void leave() {}

    /** Tells others. */
    default void ended(ConnectionActor<?> owner, ExitReason reason) {}
}
