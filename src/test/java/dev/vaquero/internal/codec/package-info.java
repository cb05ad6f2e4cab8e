/** Tests of framing and compression, without a container. */
@NullMarked
package dev.vaquero.internal.codec;

import org.jspecify.annotations.NullMarked;
