/** The rules of the house: the architecture, the published API, what is in the packages. */
@NullMarked
package dev.vaquero.house;

import org.jspecify.annotations.NullMarked;
