/** Isolated characters to learn from: EMNIST's files, drawn marks, and what is made of both on the way into a batch. */
@NullMarked
package org.chirograph.train.glyph;

import org.jspecify.annotations.NullMarked;
