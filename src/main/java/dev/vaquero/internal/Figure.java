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
            total("refused", "handshakes answered without an upgrade", Counters::refused),
            total("framesIn", "frames received", Counters::framesIn),
            total("framesInText", "text messages received", Counters::framesInText),
            total("framesInBinary", "binary messages received", Counters::framesInBinary),
            total("framesInPing", "pings received", Counters::framesInPing),
            total("framesInPong", "pongs received", Counters::framesInPong),
            total("framesInClose", "close frames received", Counters::framesInClose),
            total("framesOut", "frames sent", Counters::framesOut),
            total("framesOutText", "text messages sent", Counters::framesOutText),
            total("framesOutBinary", "binary messages sent", Counters::framesOutBinary),
            total("framesOutPing", "pings sent", Counters::framesOutPing),
            total("framesOutPong", "pongs sent", Counters::framesOutPong),
            total("framesOutClose", "close frames sent", Counters::framesOutClose),
            total("messages", "messages accepted by mailboxes", Counters::messages),
            total("dead", "messages to connections that had ended", Counters::dead),
            total("droppedMessages", "messages dropped", Counters::droppedMessages),
            total("droppedMessagesFull", "messages dropped by full mailboxes", Counters::droppedMessagesFull),
            total("droppedMessagesType", "messages dropped by their type", Counters::droppedMessagesType),
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
