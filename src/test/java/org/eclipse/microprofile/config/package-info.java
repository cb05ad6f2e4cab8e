/** As much of MicroProfile Config as an application asks for that has it. */
@NullMarked
package org.eclipse.microprofile.config;

import org.jspecify.annotations.NullMarked;
