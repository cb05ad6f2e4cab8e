package dev.vaquero.it;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * One callback that the server reports.
 *
 * @param line the callback, and what there is of type, payload and reason: {@code handle text Hello}
 * @param state how many callbacks had returned
 * @param millis when it was entered
 */
record Event(String line, int state, long millis) {
    static Event of(JsonObject json) {
        String type = json.get("type") == JsonValue.NULL ? "" : ((JsonString) json.get("type")).getString();
        StringBuilder line = new StringBuilder(json.getString("cb"));
        for (String part : new String[] {type, json.getString("payload"), json.getString("reason")}) {
            line.append(part.isEmpty() ? "" : " " + (part.length() > 300 ? part.substring(0, 300) + "..." : part));
        }
        return new Event(
                line.toString(), json.getInt("state"), json.getJsonNumber("t").longValue());
    }
}
