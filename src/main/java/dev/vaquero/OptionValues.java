package dev.vaquero;

import dev.vaquero.Options.Key;
import dev.vaquero.Options.MailboxPolicy;
import dev.vaquero.Options.OutboxPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was set of the options, and the default of the rest; never changes. */
abstract class OptionValues {
    private final Map<Key, Object> values;
    // Read for each message, so looked up once.
    private final int mailboxBound;
    private final MailboxPolicy mailboxPolicy;
    private final int outboxBound;
    private final OutboxPolicy outboxPolicy;

    OptionValues(Map<Key, Object> values) {
        this.values = values;
        mailboxBound = get(Key.MAILBOX_BOUND, Integer.class);
        mailboxPolicy = get(Key.MAILBOX_POLICY, MailboxPolicy.class);
        outboxBound = get(Key.OUTBOX_BOUND, Integer.class);
        outboxPolicy = get(Key.OUTBOX_POLICY, OutboxPolicy.class);
    }

    final Map<Key, Object> values() {
        return values;
    }

    /** Returns the options that are set here. */
    public Set<Key> keys() {
        return Set.copyOf(values.keySet());
    }

    /** Returns the idle timeout. */
    public Duration idleTimeout() {
        return get(Key.IDLE_TIMEOUT, Duration.class);
    }

    /** Returns the max frame size in bytes. */
    public int maxFrameSize() {
        return get(Key.MAX_FRAME_SIZE, Integer.class);
    }

    /** Tells whether compression is offered. */
    public boolean compress() {
        return get(Key.COMPRESS, Boolean.class);
    }

    /** Returns the parameters of compression. */
    public DeflateOptions deflate() {
        return get(Key.DEFLATE, DeflateOptions.class);
    }

    /** Tells whether text is checked. */
    public boolean validateUtf8() {
        return get(Key.VALIDATE_UTF8, Boolean.class);
    }

    /** Returns the request filter. */
    public RequestFilter requestFilter() {
        return get(Key.REQUEST_FILTER, RequestFilter.class);
    }

    /** Returns the close timeout. */
    public Duration closeTimeout() {
        return get(Key.CLOSE_TIMEOUT, Duration.class);
    }

    /** Returns the send timeout. */
    public Duration sendTimeout() {
        return get(Key.SEND_TIMEOUT, Duration.class);
    }

    /** Returns the keep-alive interval, {@link Options#INFINITE} if it is off. */
    public Duration keepAlive() {
        return get(Key.KEEP_ALIVE, Duration.class);
    }

    /** Returns the keep-alive deadline. */
    public Duration keepAliveDeadline() {
        return get(Key.KEEP_ALIVE_DEADLINE, Duration.class);
    }

    /** Returns the interval of the paused check. */
    public Duration pausedCheck() {
        return get(Key.PAUSED_CHECK, Duration.class);
    }

    /** Returns the longest pause. */
    public Duration maxPause() {
        return get(Key.MAX_PAUSE, Duration.class);
    }

    /** Returns the bound of the mailbox in messages. */
    public int mailboxBound() {
        return mailboxBound;
    }

    /** Returns what a full mailbox does. */
    public MailboxPolicy mailboxPolicy() {
        return mailboxPolicy;
    }

    /** Returns the bound of the outbox in bytes. */
    public int outboxBound() {
        return outboxBound;
    }

    /** Returns what a full outbox does. */
    public OutboxPolicy outboxPolicy() {
        return outboxPolicy;
    }

    /** Returns the allowed origins. */
    public List<String> allowedOrigins() {
        return ((List<?>) get(Key.ALLOWED_ORIGINS, List.class))
                .stream().map(String.class::cast).toList();
    }

    private <T> T get(Key key, Class<T> type) {
        return type.cast(values.getOrDefault(key, key.standard()));
    }

    static Duration positive(String what, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(what + " must be longer than 0 but was " + duration);
        }
        return duration;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OptionValues options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Options" + values;
    }
}
