package dev.vaquero.it.conformance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command of a script: {@code name} or {@code name(text)}.
 *
 * @param name the name
 * @param text what stands in the parentheses, empty if there are none
 */
record Step(String name, String text) {
    /** Reads commands separated by semicolons; one inside parentheses separates nothing. */
    static List<Step> list(@Nullable String script) {
        List<Step> steps = new ArrayList<>();
        if (script == null) {
            return steps;
        }
        int from = 0;
        int depth = 0;
        for (int i = 0; i < script.length(); i++) {
            switch (script.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth = Math.max(0, depth - 1);
                case ';' -> {
                    if (depth == 0) {
                        add(steps, script.substring(from, i));
                        from = i + 1;
                    }
                }
                default -> {}
            }
        }
        add(steps, script.substring(from));
        return steps;
    }

    private static void add(List<Step> steps, String command) {
        int open = command.indexOf('(');
        int close = command.lastIndexOf(')');
        if (open > 0 && close > open) {
            steps.add(new Step(command.substring(0, open).strip(), command.substring(open + 1, close)));
        } else if (!command.isBlank()) {
            steps.add(new Step(command.strip(), ""));
        }
    }

    /** Returns what stands before the first colon, or all. */
    String head() {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /** Returns what stands behind the first colon, or nothing. */
    String tail() {
        int colon = text.indexOf(':');
        return colon < 0 ? "" : text.substring(colon + 1);
    }
}
