/**
 * What a page is: regions in reading order, lines, words, glyphs, and what each may say. Immutable values in scan
 * pixels; nothing here knows where they came from or how they are stored. Uses {@code java.*} only.
 */
@NullMarked
package org.chirograph.page;

import org.jspecify.annotations.NullMarked;
