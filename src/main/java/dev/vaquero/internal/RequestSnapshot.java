package dev.vaquero.internal;

import dev.vaquero.Request;
import dev.vaquero.RequestFilter;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of a request after {@code init}: values, without a link to the container. */
public record RequestSnapshot(
        String method,
        String scheme,
        String host,
        int port,
        String path,
        Map<String, String> pathParameters,
        @Nullable String query,
        String remoteAddress,
        boolean secure,
        List<String> subprotocols,
        RequestFilter filter,
        Map<String, List<String>> keptHeaders,
        Map<String, String> keptCookies)
        implements Request {
    /** Copies what always stays and what the filter keeps of a request that can still be asked. */
    public static RequestSnapshot of(Request request, RequestFilter filter) {
        return new RequestSnapshot(
                request.method(),
                request.scheme(),
                request.host(),
                request.port(),
                request.path(),
                request.pathParameters(),
                request.query(),
                request.remoteAddress(),
                request.secure(),
                request.subprotocols(),
                filter,
                keptHeaders(request, filter),
                keptCookies(request, filter));
    }

    private static Map<String, List<String>> keptHeaders(Request request, RequestFilter filter) {
        Map<String, List<String>> kept = new HashMap<>();
        filter.headers().forEach(name -> kept.put(name, request.headers(name)));
        return Map.copyOf(kept);
    }

    private static Map<String, String> keptCookies(Request request, RequestFilter filter) {
        Map<String, String> kept = new HashMap<>();
        for (String name : filter.cookies()) {
            String value = request.cookie(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return Map.copyOf(kept);
    }

    @Override
    public String path(String parameter) {
        return Parameters.path(pathParameters, parameter);
    }

    @Override
    public @Nullable String query(String parameter) {
        return Parameters.query(query, parameter);
    }

    @Override
    public @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = keptHeaders.get(name.toLowerCase(Locale.ROOT));
        if (values == null) {
            throw new IllegalStateException(
                    "header " + name + " is not kept after init: read it in init, or keep it with"
                            + " Options.requestFilter(RequestFilter.NONE.keepHeaders(\"" + name + "\"))");
        }
        return values;
    }

    @Override
    public @Nullable String cookie(String name) {
        if (!filter.cookies().contains(name)) {
            throw new IllegalStateException(
                    "cookie " + name + " is not kept after init: read it in init, or keep it with"
                            + " Options.requestFilter(RequestFilter.NONE.keepCookies(\"" + name + "\"))");
        }
        return keptCookies.get(name);
    }

    @Override
    public @Nullable Principal principal() {
        throw inInit("the principal", "; Connection.principal() has it later");
    }

    @Override
    public boolean isUserInRole(String role) {
        throw inInit("isUserInRole", "; Connection.hasRole() answers later");
    }

    @Override
    public @Nullable Object sessionAttribute(String name) {
        throw inInit("the HTTP session", ": put what is needed into the state");
    }

    private static IllegalStateException inInit(String what, String cure) {
        return new IllegalStateException(what + " can be asked only in init" + cure);
    }
}
