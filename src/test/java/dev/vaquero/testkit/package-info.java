/** Tests of the test kit: it must behave as an application does. */
@NullMarked
package dev.vaquero.testkit;

import org.jspecify.annotations.NullMarked;
