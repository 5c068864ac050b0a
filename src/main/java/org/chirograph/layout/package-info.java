/** Where the writing is: from a page image to regions, lines, baselines and reading order. Decisions only; every pixel operation is {@code image}'s. */
@NullMarked
package org.chirograph.layout;

import org.jspecify.annotations.NullMarked;
