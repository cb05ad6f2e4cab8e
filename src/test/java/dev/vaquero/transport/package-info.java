/** Tests of the transports: an application that knows nothing of frames, on real containers. */
@NullMarked
package dev.vaquero.transport;

import org.jspecify.annotations.NullMarked;
