/** The load client: one thread, one selector, no library. */
@NullMarked
package dev.vaquero.bench.load;

import org.jspecify.annotations.NullMarked;
