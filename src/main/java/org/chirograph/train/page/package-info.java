/** Whole pages to learn from: where their lines of text run, and what varies on the way into a batch. */
@NullMarked
package org.chirograph.train.page;

import org.jspecify.annotations.NullMarked;
