package dev.vaquero;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names what of the request's headers and cookies is kept for {@code terminate}; the rest of the snapshot is always
 * there. Cowboy's {@code req_filter}. A value: immutable, usable on any thread.
 *
 * @param headers names of headers to keep, lower case
 * @param cookies names of cookies to keep
 */
public record RequestFilter(Set<String> headers, Set<String> cookies) {
    /** Keeps no header and no cookie: the default. */
    public static final RequestFilter NONE = new RequestFilter(Set.of(), Set.of());

    /** Copies the sets; header names are made lower case. */
    public RequestFilter {
        headers = headers.stream().map(h -> h.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        cookies = Set.copyOf(cookies);
    }

    /** Returns this filter with those headers kept, and no others. */
    public RequestFilter keepHeaders(String... names) {
        return new RequestFilter(Set.copyOf(List.of(names)), cookies);
    }

    /** Returns this filter with those cookies kept, and no others. */
    public RequestFilter keepCookies(String... names) {
        return new RequestFilter(headers, Set.copyOf(List.of(names)));
    }
}
