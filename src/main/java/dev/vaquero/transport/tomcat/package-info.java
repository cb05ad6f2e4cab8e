/** Takes connections over from Tomcat as bytes. */
@NullMarked
package dev.vaquero.transport.tomcat;

import org.jspecify.annotations.NullMarked;
