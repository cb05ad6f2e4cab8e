package dev.vaquero.bus;

/**
 * Tells a connection that what it is linked to has ended.
 *
 * @param link what {@code link} returned
 * @param reason how
 */
public record Exit(Link link, ExitReason reason) {}
