/** Tests of connections, mailboxes and the bus. */
@NullMarked
package dev.vaquero.internal;

import org.jspecify.annotations.NullMarked;
