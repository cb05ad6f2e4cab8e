package dev.vaquero.internal;

import dev.vaquero.Options;
import dev.vaquero.Request;
import dev.vaquero.internal.codec.Deflate;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An accepted upgrade: all that a connection starts from.
 *
 * @param entry the handler
 * @param state the state that {@code init} gave
 * @param options the handler's options over those of its entry
 * @param request the snapshot for {@code terminate}
 * @param principal the caller, or null
 * @param roles the roles that the caller has, of those that were asked
 * @param subprotocol the chosen subprotocol, or null
 * @param deflate the agreed compression, or null
 */
public record Accepted<S extends @Nullable Object>(
        HandlerEntry<S> entry,
        S state,
        Options options,
        Request request,
        @Nullable Principal principal,
        Set<String> roles,
        @Nullable String subprotocol,
        @Nullable Deflate deflate) {}
