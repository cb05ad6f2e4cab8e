/** What the bench runs on Spring's handlers, on Tomcat 11. */
@NullMarked
package dev.vaquero.bench.peer;

import org.jspecify.annotations.NullMarked;
