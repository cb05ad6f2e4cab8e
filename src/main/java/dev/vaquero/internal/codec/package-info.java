/** RFC 6455 and 7692 over a byte stream. */
@NullMarked
package dev.vaquero.internal.codec;

import org.jspecify.annotations.NullMarked;
