/** The web application that the container tests drive: one handler that does what the query of its address asks. */
@NullMarked
package dev.vaquero.it.conformance;

import org.jspecify.annotations.NullMarked;
