/** The core: connections, mailboxes, timers, the local bus. Knows no container and no servlet. */
@NullMarked
package dev.vaquero.internal;

import org.jspecify.annotations.NullMarked;
