/** Runs servers and loads side by side, and writes what came out as a table and plots. */
@NullMarked
package dev.vaquero.bench.report;

import org.jspecify.annotations.NullMarked;
