package dev.vaquero;

/**
 * Parameters of permessage-deflate (RFC 7692, 7.1). The window is always 15 bits, which is all that the JDK's zlib
 * offers; an offer that asks for a smaller server window is declined. A value: immutable, usable on any thread.
 *
 * @param level 0 to 9 (best), or -1 for zlib's default
 * @param serverContextTakeover whether the server keeps its window between messages: smaller messages, but about 256 kB
 *     for each connection, and a frame to many connections is then compressed for each of them
 * @param clientContextTakeover whether the client may keep its window between messages: about 45 kB for each connection
 * @param threshold messages of fewer bytes are sent uncompressed
 */
public record DeflateOptions(int level, boolean serverContextTakeover, boolean clientContextTakeover, int threshold) {
    /** Cowboy's defaults: best compression, takeover on both sides, no threshold. */
    public static final DeflateOptions DEFAULT = new DeflateOptions(9, true, true, 0);

    /**
     * Checks the level and threshold.
     *
     * @throws IllegalArgumentException if the level is not -1..9, or the threshold less than 0
     */
    public DeflateOptions {
        if (level < -1 || level > 9) {
            throw new IllegalArgumentException("deflate level must be -1..9 but was " + level);
        }
        if (threshold < 0) {
            throw new IllegalArgumentException("deflate threshold must be at least 0 but was " + threshold);
        }
    }

    /** Returns this with another level. */
    public DeflateOptions level(int newLevel) {
        return new DeflateOptions(newLevel, serverContextTakeover, clientContextTakeover, threshold);
    }

    /** Returns this with context takeover on or off for both sides. */
    public DeflateOptions contextTakeover(boolean server, boolean client) {
        return new DeflateOptions(level, server, client, threshold);
    }

    /** Returns this with another threshold. */
    public DeflateOptions threshold(int bytes) {
        return new DeflateOptions(level, serverContextTakeover, clientContextTakeover, bytes);
    }

    /** Reads {@code level=6,server-takeover=false,client-takeover=false,threshold=256}, each optional. */
    static DeflateOptions parse(String text) {
        DeflateOptions options = DEFAULT;
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            String value = pair.length == 2 ? pair[1] : "";
            options = switch (pair[0]) {
                case "level" -> options.level(OptionsParser.integer(value));
                case "threshold" -> options.threshold(OptionsParser.integer(value));
                case "server-takeover" ->
                    options.contextTakeover(OptionsParser.bool(value), options.clientContextTakeover);
                case "client-takeover" ->
                    options.contextTakeover(options.serverContextTakeover, OptionsParser.bool(value));
                default ->
                    throw new IllegalArgumentException(
                            "deflate option must be level, threshold, server-takeover or client-takeover but was "
                                    + pair[0]);
            };
        }
        return options;
    }
}
