package dev.vaquero.bus;

/**
 * Tells a connection that a timer of {@code startTimer} has fired.
 *
 * @param timer what {@code startTimer} returned
 * @param message what was given to it
 */
public record Timeout(Timer timer, Object message) {}
