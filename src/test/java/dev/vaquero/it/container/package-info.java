/** Servers that the tests start as processes of their own: embedded containers and the real distributions. */
@NullMarked
package dev.vaquero.it.container;

import org.jspecify.annotations.NullMarked;
