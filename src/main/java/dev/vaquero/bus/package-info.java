/** Messages between connections and the rest of an application: addresses, topics, names, monitors, timers. */
@NullMarked
package dev.vaquero.bus;

import org.jspecify.annotations.NullMarked;
