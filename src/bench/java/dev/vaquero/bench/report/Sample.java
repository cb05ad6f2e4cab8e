package dev.vaquero.bench.report;

import java.util.HashMap;
import java.util.Map;

/**
 * What one run of the load client measured.
 *
 * @param cpu microseconds of the server's CPU for each message
 * @param rate messages a second
 * @param p50 median time in microseconds
 * @param p99 time in microseconds that 99 % do not exceed
 * @param p999 time in microseconds that 99.9 % do not exceed
 * @param sound whether nothing was lost, wrong or closed
 */
record Sample(double cpu, double rate, double p50, double p99, double p999, boolean sound) {
    static Sample parse(String line, boolean closes) {
        Map<String, String> values = new HashMap<>();
        for (String pair : line.strip().split(" ")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        boolean sound = number(values, "messages") > 0
                && number(values, "lost") == 0
                && number(values, "wrong") == 0
                && (closes || number(values, "ended") == 0);
        return new Sample(
                number(values, "cpu"),
                number(values, "rate"),
                number(values, "p50"),
                number(values, "p99"),
                number(values, "p999"),
                sound);
    }

    private static double number(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the load client must print " + name + " but printed " + values);
        }
        return Double.parseDouble(value);
    }
}
