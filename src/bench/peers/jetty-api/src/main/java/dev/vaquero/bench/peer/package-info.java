/** What the bench runs on Jetty's own WebSocket API. */
@NullMarked
package dev.vaquero.bench.peer;

import org.jspecify.annotations.NullMarked;
