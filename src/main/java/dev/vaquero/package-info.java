/**
 * Cowboy's WebSocket handlers for Jakarta EE. Write a {@link dev.vaquero.Handler}, annotate it with
 * {@link dev.vaquero.WebSocketHandler}, deploy.
 */
@NullMarked
package dev.vaquero;

import org.jspecify.annotations.NullMarked;
