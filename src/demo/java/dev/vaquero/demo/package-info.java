/** The handlers behind the demo's pages. */
@NullMarked
package dev.vaquero.demo;

import org.jspecify.annotations.NullMarked;
