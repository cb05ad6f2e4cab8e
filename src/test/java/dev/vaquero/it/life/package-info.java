/** A second application of the container tests: what the scripted one cannot do or tell. */
@NullMarked
package dev.vaquero.it.life;

import org.jspecify.annotations.NullMarked;
