/** What the ways to take a connection over from a container share. */
@NullMarked
package dev.vaquero.transport;

import org.jspecify.annotations.NullMarked;
