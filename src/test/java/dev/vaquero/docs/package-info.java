/** The examples of the documentation, and tests that run them and hold the pages to them. */
@NullMarked
package dev.vaquero.docs;

import org.jspecify.annotations.NullMarked;
