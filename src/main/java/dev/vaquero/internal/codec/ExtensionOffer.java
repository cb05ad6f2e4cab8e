package dev.vaquero.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One offer of {@code Sec-WebSocket-Extensions} (RFC 6455, 9.1).
 *
 * @param name the extension
 * @param parameters its parameters, in order
 */
public record ExtensionOffer(String name, List<Parameter> parameters) {
    /**
     * A parameter.
     *
     * @param name its name
     * @param value its value without quotes, or null
     */
    public record Parameter(String name, @Nullable String value) {}

    /**
     * Parses one header value.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public static List<ExtensionOffer> parse(String header) {
        List<ExtensionOffer> offers = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            String[] pieces = part.split(";", -1);
            List<Parameter> parameters = new ArrayList<>();
            for (int i = 1; i < pieces.length; i++) {
                parameters.add(parameter(pieces[i].strip()));
            }
            offers.add(new ExtensionOffer(token(pieces[0].strip()), List.copyOf(parameters)));
        }
        if (offers.isEmpty()) {
            throw malformed();
        }
        return offers;
    }

    private static Parameter parameter(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return new Parameter(token(text), null);
        }
        String value = text.substring(equals + 1).strip();
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1);
        }
        token(value);
        return new Parameter(token(text.substring(0, equals).strip()), value);
    }

    private static String token(String text) {
        boolean valid = !text.isEmpty()
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
        if (!valid) {
            throw malformed();
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("extension offer must be as RFC 6455, 9.1 says but is malformed");
    }
}
