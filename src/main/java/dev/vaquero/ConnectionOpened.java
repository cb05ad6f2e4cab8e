package dev.vaquero;

import dev.vaquero.bus.Pid;

/**
 * A CDI event: a connection has opened. Fired before its first callback, on the thread that opens it, which waits for
 * observers; what they throw is logged.
 *
 * @param pid the connection
 * @param path the path of its handler, as annotated
 */
public record ConnectionOpened(Pid pid, String path) {}
