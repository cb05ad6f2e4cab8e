/** Tests of the counters in Micrometer. */
@NullMarked
package dev.vaquero.metrics;

import org.jspecify.annotations.NullMarked;
