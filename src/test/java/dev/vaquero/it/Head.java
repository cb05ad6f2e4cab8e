package dev.vaquero.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of an HTTP answer.
 *
 * @param status the status code
 * @param headers the values of each header, by lower-case name
 */
record Head(int status, Map<String, List<String>> headers) {
    static Head parse(String text) {
        String[] lines = text.split("\r\n");
        Map<String, List<String>> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        return new Head(Integer.parseInt(lines[0].split(" ")[1]), headers);
    }

    /** Returns all values of a header; empty if it is absent. */
    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** Returns the values of a header, joined. */
    String header(String name) {
        return String.join(", ", all(name));
    }
}
