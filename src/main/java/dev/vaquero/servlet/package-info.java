/** The edge to HTTP: from a request to a handler's {@code init} and on to the upgrade. */
@NullMarked
package dev.vaquero.servlet;

import org.jspecify.annotations.NullMarked;
