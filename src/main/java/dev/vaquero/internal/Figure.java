package dev.vaquero.internal;

import dev.vaquero.bus.Counters;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One figure of {@link Counters}, for those who show all of them.
 *
 * @param name its name there
 * @param gauge whether it may fall; else it only grows
 * @param description what it is
 * @param value reads it
 */
public record Figure(String name, boolean gauge, String description, ToLongFunction<Counters> value) {
    /** All figures. */
    public static final List<Figure> ALL = List.of(
            gauge("connections", "open connections", Counters::connections),
            total("opened", "connections opened", Counters::opened),
            total("closed", "connections ended", Counters::closed),
            total("crashes", "callbacks that failed", Counters::crashes),
            total("refused", "handshakes refused", Counters::refused),
            total("framesIn", "frames received", Counters::framesIn),
            total("framesOut", "frames sent", Counters::framesOut),
            total("messages", "messages accepted by mailboxes", Counters::messages),
            total("dead", "messages to connections that had ended", Counters::dead),
            total("droppedMessages", "messages dropped by full mailboxes or by type", Counters::droppedMessages),
            total("droppedFrames", "frames dropped by full outboxes", Counters::droppedFrames),
            total("publishes", "publishes", Counters::publishes),
            total("fanOut", "messages that publishes put into mailboxes", Counters::fanOut),
            gauge("timers", "running timers", Counters::timers),
            gauge("topics", "topics with subscriptions", Counters::topics),
            gauge("subscriptions", "subscriptions", Counters::subscriptions),
            gauge("names", "names that are held", Counters::names),
            gauge("monitors", "active monitors", Counters::monitors),
            gauge("links", "active links", Counters::links),
            gauge("asks", "questions that wait for an answer", Counters::asks),
            gauge("presences", "connections tracked as present", Counters::presences),
            gauge("mailboxed", "messages that wait in mailboxes", Counters::mailboxed),
            gauge("outboxBytes", "bytes that wait in outboxes", Counters::outboxBytes));

    private static Figure gauge(String name, String description, ToLongFunction<Counters> value) {
        return new Figure(name, true, description, value);
    }

    private static Figure total(String name, String description, ToLongFunction<Counters> value) {
        return new Figure(name, false, description, value);
    }
}
