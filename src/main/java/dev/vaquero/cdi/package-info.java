/** The edge to CDI: finds handler beans, and offers the bus to every bean. */
@NullMarked
package dev.vaquero.cdi;

import org.jspecify.annotations.NullMarked;
