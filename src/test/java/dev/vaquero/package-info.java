/** Tests of the API's values. */
@NullMarked
package dev.vaquero;

import org.jspecify.annotations.NullMarked;
