/** Carries connections over the plain Jakarta WebSocket API of any container. */
@NullMarked
package dev.vaquero.transport.portable;

import org.jspecify.annotations.NullMarked;
