/** The echo server that the Autobahn test-suite is run against. */
@NullMarked
package dev.vaquero.it.autobahn;

import org.jspecify.annotations.NullMarked;
