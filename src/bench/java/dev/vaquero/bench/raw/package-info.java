/** What the bench runs on the plain Jakarta API, by hand. */
@NullMarked
package dev.vaquero.bench.raw;

import org.jspecify.annotations.NullMarked;
