/** What one extends: transports to containers, and the link to other nodes. */
@NullMarked
package dev.vaquero.spi;

import org.jspecify.annotations.NullMarked;
