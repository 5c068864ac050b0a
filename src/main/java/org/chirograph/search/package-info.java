/** Finding words in the readings of a collection. Lucene is used only here. */
@NullMarked
package org.chirograph.search;

import org.jspecify.annotations.NullMarked;
