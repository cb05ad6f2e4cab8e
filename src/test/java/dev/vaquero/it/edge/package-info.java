/** Small applications that the tests of the edges deploy, and what they are packed with. */
@NullMarked
package dev.vaquero.it.edge;

import org.jspecify.annotations.NullMarked;
