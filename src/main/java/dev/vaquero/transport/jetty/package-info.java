/** Takes connections over from Jetty as bytes. */
@NullMarked
package dev.vaquero.transport.jetty;

import org.jspecify.annotations.NullMarked;
