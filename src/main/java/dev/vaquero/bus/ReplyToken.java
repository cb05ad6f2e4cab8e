package dev.vaquero.bus;

/** Takes the answer to an {@link Ask}. Usable on any thread; the first answer counts, later ones are dropped. */
public interface ReplyToken {
    /** Answers; returns whether anybody still waited. */
    boolean reply(Object answer);
}
