/** The command line: wiring and printing, nothing else. */
@NullMarked
package org.chirograph;

import org.jspecify.annotations.NullMarked;
