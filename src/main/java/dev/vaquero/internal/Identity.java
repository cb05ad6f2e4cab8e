package dev.vaquero.internal;

import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is at the other end, as the handshake said; shared by connections about which it says nothing. */
record Identity(
        @Nullable Principal principal,
        Set<String> roles,
        @Nullable String subprotocol) {
    private static final Identity NOBODY = new Identity(null, Set.of(), null);

    static Identity of(Accepted<?> accepted) {
        boolean nobody = accepted.principal() == null && accepted.roles().isEmpty() && accepted.subprotocol() == null;
        return nobody ? NOBODY : new Identity(accepted.principal(), accepted.roles(), accepted.subprotocol());
    }
}
