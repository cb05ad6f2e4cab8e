package dev.vaquero.bus;

/**
 * A question that waits for an answer; it arrives in {@code websocketInfo}.
 *
 * @param message what is asked
 * @param reply takes the answer, now or later, on any thread
 */
public record Ask(Object message, ReplyToken reply) {}
