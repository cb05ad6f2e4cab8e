/** The bus alone, beside other buses of the JVM in the same run. */
@NullMarked
package dev.vaquero.bench.bus;

import org.jspecify.annotations.NullMarked;
