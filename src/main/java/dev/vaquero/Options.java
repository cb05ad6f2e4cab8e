package dev.vaquero;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Options of a connection. A value, immutable and usable on any thread, that holds only what was set; {@link #over} puts
 * one over another, and a getter gives the default where nothing was set. A setter returns a changed copy, and refuses a
 * wrong value with {@link IllegalArgumentException}.
 *
 * <p>Strongest first: {@link Upgrade.Accept#options}, {@link WebSocketHandler#options}, MicroProfile Config if it is
 * there, a servlet context parameter, a system property, the default. The names there are
 * {@code vaquero.} and {@link Key#configName()}.
 */
public final class Options extends OptionValues {
    /** A duration that never passes. */
    public static final Duration INFINITE = Duration.ofSeconds(Long.MAX_VALUE);

    private static final Options NOTHING = new Options(Map.of());

    /** What a full mailbox does with a message of an application. */
    public enum MailboxPolicy {
        /** The new message is refused and counted; {@code send} returns false. */
        REFUSE,
        /**
         * The oldest messages are dropped and counted, the new one accepted. The connection drops them when it comes to
         * them; while a callback runs, up to four times the bound may wait.
         */
        DROP_OLDEST,
        /** The connection closes with 1013 ({@link Reason.Stop}). */
        CLOSE
    }

    /**
     * What a full outbox does. A data frame that alone is larger than the bound is sent if nothing else waits, and control
     * frames always are; should they exceed the bound, the connection waits as with {@link #WAIT} under every policy.
     */
    public enum OutboxPolicy {
        /** The connection handles nothing more until the outbox has drained, as Cowboy's blocking send. */
        WAIT,
        /** New data frames are dropped and counted. */
        DROP_NEWEST,
        /** The connection closes with 1013 ({@link Reason.Stop}). */
        CLOSE
    }

    /** The options: name in configuration, default, and whether it may change on an open connection. */
    public enum Key {
        /** Idle timeout. */
        IDLE_TIMEOUT("idle-timeout", Duration.ofSeconds(60), true),
        /** Largest message in bytes. */
        MAX_FRAME_SIZE("max-frame-size", 1_000_000, true),
        /** Whether to compress. */
        COMPRESS("compress", false, false),
        /** Compression parameters. */
        DEFLATE("deflate", DeflateOptions.DEFAULT, false),
        /** Whether text must be UTF-8. */
        VALIDATE_UTF8("validate-utf8", true, false),
        /** What is kept of the request. */
        REQUEST_FILTER("request-filter", RequestFilter.NONE, false),
        /** How long to wait for the peer's close frame. */
        CLOSE_TIMEOUT("close-timeout", Duration.ofSeconds(1), true),
        /** How long a write may take. */
        SEND_TIMEOUT("send-timeout", Duration.ofSeconds(30), true),
        /** Silence before a keep-alive ping. */
        KEEP_ALIVE("keep-alive", Duration.ofSeconds(Long.MAX_VALUE), true),
        /** Silence after a keep-alive ping that ends the connection. */
        KEEP_ALIVE_DEADLINE("keep-alive-deadline", Duration.ofSeconds(10), true),
        /** Pong interval while paused. */
        PAUSED_CHECK("paused-check", Duration.ofSeconds(20), true),
        /** Longest pause. */
        MAX_PAUSE("max-pause", Duration.ofMinutes(10), true),
        /** Bound of the mailbox in messages. */
        MAILBOX_BOUND("mailbox-bound", 10_000, false),
        /** Policy of the mailbox. */
        MAILBOX_POLICY("mailbox-policy", MailboxPolicy.REFUSE, false),
        /** Bound of the outbox in bytes. */
        OUTBOX_BOUND("outbox-bound", 1 << 20, false),
        /** Policy of the outbox. */
        OUTBOX_POLICY("outbox-policy", OutboxPolicy.WAIT, false),
        /** Origins that may connect besides the request's own. */
        ALLOWED_ORIGINS("allowed-origins", List.of(), false);

        private final String configName;
        private final Object standard;
        private final boolean live;

        Key(String configName, Object standard, boolean live) {
            this.configName = configName;
            this.standard = standard;
            this.live = live;
        }

        /** Returns the name in configuration, after {@code vaquero.}. */
        public String configName() {
            return configName;
        }

        /** Tells whether the option may change on an open connection. */
        public boolean live() {
            return live;
        }

        Object standard() {
            return standard;
        }
    }

    private Options(Map<Key, Object> values) {
        super(values);
    }

    /** Returns options with nothing set. */
    public static Options of() {
        return NOTHING;
    }

    /** Returns these options with those of {@code weaker} where nothing is set here. */
    public Options over(Options weaker) {
        if (values().isEmpty()) {
            return weaker;
        }
        if (weaker.values().isEmpty()) {
            return this;
        }
        Map<Key, Object> merged = new EnumMap<>(weaker.values());
        merged.putAll(values());
        return new Options(merged);
    }

    /**
     * Sets an option from text, as configuration gives it.
     *
     * @param name a {@link Key#configName}
     * @param text durations as {@code 30s}, {@code 500ms}, {@code 5m}, ISO-8601 or {@code infinity}; lists with commas;
     *     policies as {@code drop-oldest}; keep-alive as {@code 20s} or {@code 20s,10s}
     * @throws IllegalArgumentException if there is no such option or the value is wrong
     */
    public Options parse(String name, String text) {
        return OptionsParser.parse(this, name, text);
    }

    /**
     * Closes a connection from which no byte came for that long, with 1000; default 60 s. Does not act while a write waits,
     * which {@link #sendTimeout} bounds, nor while reading is stopped, which {@link #maxPause} bounds.
     */
    public Options idleTimeout(Duration timeout) {
        return with(Key.IDLE_TIMEOUT, positive("idle timeout", timeout));
    }

    /**
     * Closes with 1009 when a frame declares, fragments sum up to, or inflating yields more bytes; default 1,000,000.
     * Control frames are exempt. 0 allows only empty messages.
     */
    public Options maxFrameSize(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("max frame size must be at least 0 but was " + bytes);
        }
        return with(Key.MAX_FRAME_SIZE, bytes);
    }

    /** Offers permessage-deflate (RFC 7692) to clients that ask for it; default false. */
    public Options compress(boolean on) {
        return with(Key.COMPRESS, on);
    }

    /** Sets the parameters of compression. */
    public Options deflate(DeflateOptions options) {
        return with(Key.DEFLATE, options);
    }

    /** Checks that text and close reasons are UTF-8, closing with 1007; default true. */
    public Options validateUtf8(boolean on) {
        return with(Key.VALIDATE_UTF8, on);
    }

    /** Sets what of the request's headers and cookies {@code terminate} can see; default none. */
    public Options requestFilter(RequestFilter filter) {
        return with(Key.REQUEST_FILTER, filter);
    }

    /** Sets how long to wait for the peer's close frame after ours before TCP is closed; default 1 s. */
    public Options closeTimeout(Duration timeout) {
        return with(Key.CLOSE_TIMEOUT, positive("close timeout", timeout));
    }

    /** Ends the connection with {@code error(timeout)} when a write makes no end for that long; default 30 s. */
    public Options sendTimeout(Duration timeout) {
        return with(Key.SEND_TIMEOUT, positive("send timeout", timeout));
    }

    /**
     * After {@code interval} without received bytes sends a ping; nothing within {@code deadline} ends the connection
     * with {@link Reason.Timeout}. Off by default, as in Cowboy. Does not act while a write waits or reading is stopped.
     */
    public Options keepAlive(Duration interval, Duration deadline) {
        return with(Key.KEEP_ALIVE, positive("keep-alive interval", interval))
                .with(Key.KEEP_ALIVE_DEADLINE, positive("keep-alive deadline", deadline));
    }

    /** Sets how often a paused connection writes an empty pong to find out whether the peer is there; default 20 s. */
    public Options pausedCheck(Duration interval) {
        return with(Key.PAUSED_CHECK, positive("paused check", interval));
    }

    /** Ends a connection that was paused for that long with {@link Reason.Timeout}; default 10 min. */
    public Options maxPause(Duration timeout) {
        return with(Key.MAX_PAUSE, positive("max pause", timeout));
    }

    /** Bounds the messages of applications in the mailbox; default 10,000 and {@link MailboxPolicy#REFUSE}. */
    public Options mailbox(int bound, MailboxPolicy policy) {
        if (bound < 1) {
            throw new IllegalArgumentException("mailbox bound must be at least 1 but was " + bound);
        }
        return with(Key.MAILBOX_BOUND, bound).with(Key.MAILBOX_POLICY, policy);
    }

    /** Bounds the bytes that wait for the peer to read; default 1 MiB and {@link OutboxPolicy#WAIT}. */
    public Options outbox(int bytes, OutboxPolicy policy) {
        if (bytes < 1) {
            throw new IllegalArgumentException("outbox bound must be at least 1 byte but was " + bytes);
        }
        return with(Key.OUTBOX_BOUND, bytes).with(Key.OUTBOX_POLICY, policy);
    }

    /**
     * Allows origins besides the request's own: {@code https://example.org} or {@code *} for all. Takes effect from the
     * annotation or configuration, since the origin is checked before {@code init}; a malformed one stops the start there.
     */
    public Options allowedOrigins(String... origins) {
        return with(Key.ALLOWED_ORIGINS, List.of(origins));
    }

    Options with(Key key, Object value) {
        Map<Key, Object> changed = new EnumMap<>(Key.class);
        changed.putAll(values());
        changed.put(key, value);
        return new Options(changed);
    }
}
