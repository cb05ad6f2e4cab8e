package dev.vaquero.internal;

import java.util.function.Consumer;

/**
 * What the library itself puts into a mailbox: always accepted, never seen by a handler as it is.
 *
 * @param step its work, on the thread that runs the connection
 */
record Signal(Consumer<ConnectionActor<?>> step) {}
