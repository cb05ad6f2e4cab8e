package dev.vaquero.internal;

/** What the library itself puts into a mailbox: always accepted, never seen by a handler as it is. */
interface Signal {
    /** Does its work; on the thread that runs the connection. */
    void run(ConnectionActor<?> connection);
}
