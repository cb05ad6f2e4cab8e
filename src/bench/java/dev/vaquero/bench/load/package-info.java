/** The load client: one thread, one selector. */
@NullMarked
package dev.vaquero.bench.load;

import org.jspecify.annotations.NullMarked;
