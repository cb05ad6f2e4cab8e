/** The demo's pages in Chromium. */
@NullMarked
package dev.vaquero.it.browser;

import org.jspecify.annotations.NullMarked;
