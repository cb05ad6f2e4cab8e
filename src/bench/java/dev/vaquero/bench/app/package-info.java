/** What the bench runs on Vaquero: an echo, a topic and a relay. */
@NullMarked
package dev.vaquero.bench.app;

import org.jspecify.annotations.NullMarked;
