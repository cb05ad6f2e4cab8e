package dev.vaquero.bus;

/**
 * Tells a watcher, exactly once for each monitor, that the watched connection has ended.
 *
 * @param monitor what {@code monitor} returned
 * @param pid the connection that ended
 * @param reason how
 */
public record Down(Monitor monitor, Pid pid, ExitReason reason) {}
