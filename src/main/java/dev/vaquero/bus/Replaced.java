package dev.vaquero.bus;

/**
 * Tells the former holder of a name that another connection has taken it; it is closed with 1008 after this message.
 *
 * @param name the name
 * @param by the new holder
 */
public record Replaced(String name, Pid by) {}
