/** Tests of what the bus promises, driven by the test kit. */
@NullMarked
package dev.vaquero.bus;

import org.jspecify.annotations.NullMarked;
