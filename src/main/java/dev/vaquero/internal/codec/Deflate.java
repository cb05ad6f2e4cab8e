package dev.vaquero.internal.codec;

import dev.vaquero.DeflateOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agreement on permessage-deflate (RFC 7692, 7.1): what was answered to the client's offer.
 *
 * @param level the compression level
 * @param threshold data below this many bytes goes uncompressed
 * @param serverTakeover whether our window lives on between messages
 * @param clientTakeover whether the client's window lives on between messages
 * @param serverWindow whether the answer names our window
 * @param clientWindow the client's window in bits that the answer names, 0 for none
 */
public record Deflate(
        int level,
        int threshold,
        boolean serverTakeover,
        boolean clientTakeover,
        boolean serverWindow,
        int clientWindow) {
    /** Returns the agreement on the first acceptable offer of the header's values, or null. */
    public static @Nullable Deflate negotiate(List<ExtensionOffer> offers, DeflateOptions options) {
        for (ExtensionOffer offer : offers) {
            Deflate agreed = offer.name().equals("permessage-deflate") ? accept(offer, options) : null;
            if (agreed != null) {
                return agreed;
            }
        }
        return null;
    }

    private static @Nullable Deflate accept(ExtensionOffer offer, DeflateOptions options) {
        int clientWindow = 0;
        Set<String> seen = new HashSet<>();
        for (ExtensionOffer.Parameter parameter : offer.parameters()) {
            if (!seen.add(parameter.name())) {
                return null;
            }
            String value = parameter.value();
            boolean acceptable = switch (parameter.name()) {
                case "server_no_context_takeover", "client_no_context_takeover" -> value == null;
                case "server_max_window_bits" -> "15".equals(value);
                case "client_max_window_bits" -> value == null || value.matches("[89]|1[0-5]");
                default -> false;
            };
            if (!acceptable) {
                return null;
            }
            if (parameter.name().equals("client_max_window_bits")) {
                clientWindow = value == null ? 15 : Integer.parseInt(value);
            }
        }
        return new Deflate(
                options.level(),
                options.threshold(),
                options.serverContextTakeover() && !seen.contains("server_no_context_takeover"),
                options.clientContextTakeover() && !seen.contains("client_no_context_takeover"),
                seen.contains("server_max_window_bits"),
                clientWindow);
    }

    /** Returns the value of the answer's {@code Sec-WebSocket-Extensions}. */
    public String header() {
        StringBuilder header = new StringBuilder("permessage-deflate");
        if (!serverTakeover) {
            header.append("; server_no_context_takeover");
        }
        if (!clientTakeover) {
            header.append("; client_no_context_takeover");
        }
        if (serverWindow) {
            header.append("; server_max_window_bits=15");
        }
        if (clientWindow > 0) {
            header.append("; client_max_window_bits=").append(clientWindow);
        }
        return header.toString();
    }
}
