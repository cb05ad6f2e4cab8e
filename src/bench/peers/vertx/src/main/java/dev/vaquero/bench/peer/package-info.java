/** What the bench runs on Vert.x. */
@NullMarked
package dev.vaquero.bench.peer;

import org.jspecify.annotations.NullMarked;
