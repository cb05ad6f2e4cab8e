package dev.vaquero;

import dev.vaquero.bus.Pid;

/**
 * A CDI event: a connection has ended. Fired once, after {@code terminate}, on the thread that ends it, which waits for
 * observers; what they throw is logged.
 *
 * @param pid the connection
 * @param path the path of its handler, as annotated
 */
public record ConnectionClosed(Pid pid, String path) {}
