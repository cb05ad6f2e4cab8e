/** What the library promises, shown on real containers through raw sockets. */
@NullMarked
package dev.vaquero.it;

import org.jspecify.annotations.NullMarked;
