package dev.vaquero.bus;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of one connection: a value that may be kept, compared, stored and sent anywhere. It is never reused, and
 * harmless once its connection has ended.
 *
 * @param node the node's name
 * @param epoch distinguishes starts of that node
 * @param id the connection on that node
 */
public record Pid(String node, long epoch, long id) implements Serializable {
    private static final Pattern TEXT = Pattern.compile("<([^<>.]+)\\.([0-9a-z]+)\\.([0-9a-z]+)>");

    /** Checks the node's name: letters, digits, minus and underscore. */
    public Pid {
        if (node.isEmpty() || !node.chars().allMatch(Pid::legal)) {
            throw new IllegalArgumentException(
                    "node name must be of letters, digits, minus and underscore but was \"" + node + "\"");
        }
    }

    private static boolean legal(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is no pid
     */
    public static Pid parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("pid must be like <node.epoch.id> but was \"" + text + "\"");
        }
        return new Pid(m.group(1), Long.parseLong(m.group(2), 36), Long.parseLong(m.group(3), 36));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id * 0x9E3779B97F4A7C15L + epoch);
    }

    /** Returns the stable text form {@code <node.epoch.id>}. */
    @Override
    public String toString() {
        return "<" + node + "." + Long.toString(epoch, 36) + "." + Long.toString(id, 36) + ">";
    }
}
