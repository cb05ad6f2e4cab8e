/** Cowboy's WebSocket handlers for Jakarta EE. */
@NullMarked
package dev.vaquero;

import org.jspecify.annotations.NullMarked;
