/** What the bench runs on WebSockets Next of Quarkus. */
@NullMarked
package dev.vaquero.bench.peer;

import org.jspecify.annotations.NullMarked;
