/** Counters for Micrometer, where it is there. */
@NullMarked
package dev.vaquero.metrics;

import org.jspecify.annotations.NullMarked;
