package dev.vaquero.bus;

/**
 * One watch of a connection over another, to match its {@link Down}.
 *
 * @param watcher who is told
 * @param target who is watched
 * @param id distinguishes several watches of the same pair
 */
public record Monitor(Pid watcher, Pid target, long id) {}
