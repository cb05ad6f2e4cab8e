package dev.vaquero.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may connect by the {@code Origin} header (RFC 6454): the request's own origin, and those on a list. */
final class Origins {
    // Hosts that browsers and containers take, but not URI: those of local networks often have an underscore.
    private static final Pattern UNDERSCORED = Pattern.compile("([A-Za-z0-9._-]+)(?::(\\d{1,5}))?");

    private final boolean all;
    private final Set<Origin> allowed = new HashSet<>();

    /** A scheme, host and port, in lower case and with the port spelled out. */
    private record Origin(String scheme, String host, int port) {}

    /**
     * Reads a list of origins.
     *
     * @throws IllegalArgumentException if one is malformed
     */
    Origins(List<String> list) {
        all = list.contains("*");
        for (String text : list) {
            Origin origin = text.equals("*") ? null : parse(text);
            if (origin == null && !text.equals("*")) {
                throw new IllegalArgumentException(
                        "allowed origin must be like https://example.org or * but was \"" + text + "\"");
            }
            if (origin != null) {
                allowed.add(origin);
            }
        }
    }

    /** Tells whether a request with these values of its Origin header may connect. */
    boolean allow(List<String> values, HttpServletRequest request) {
        if (values.isEmpty()) {
            return true;
        }
        Origin origin = values.size() == 1 ? parse(values.get(0)) : null;
        return origin != null && (all || allowed.contains(origin) || origin.equals(own(request)));
    }

    private static Origin own(HttpServletRequest request) {
        String scheme = request.getScheme().toLowerCase(Locale.ROOT);
        return new Origin(
                scheme.startsWith("ws") ? scheme.replaceFirst("ws", "http") : scheme,
                host(request.getServerName()),
                request.getServerPort());
    }

    private static @Nullable Origin parse(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = uri.getScheme() != null
                    && uri.getRawAuthority() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (!bare) {
                return null;
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            return uri.getHost() == null
                    ? registered(scheme, uri.getRawAuthority())
                    : origin(scheme, uri.getHost(), uri.getPort());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable Origin registered(String scheme, String authority) {
        Matcher name = UNDERSCORED.matcher(authority);
        return name.matches()
                ? origin(scheme, name.group(1), name.group(2) == null ? -1 : Integer.parseInt(name.group(2)))
                : null;
    }

    private static Origin origin(String scheme, String host, int port) {
        int standard = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
        return new Origin(scheme, host(host), port < 0 ? standard : port);
    }

    private static String host(String name) {
        String host = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        return host.toLowerCase(Locale.ROOT);
    }
}
