package org.eclipse.microprofile.config;

import java.util.List;
import java.util.Optional;

/** Gives one value, which is wrong, so that one can see that it was asked. */
public final class Config {
    /** Returns the value of that name. */
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        return name.equals("vaquero.idle-timeout")
                ? Optional.of(type.cast("as MicroProfile Config says"))
                : Optional.empty();
    }

    /** Returns the names that have a value, one as an environment variable is read, and a misspelled one. */
    public Iterable<String> getPropertyNames() {
        return List.of("vaquero.idle-timeout", "vaquero.max.frame.size", "vaquero.idle-timout");
    }
}
