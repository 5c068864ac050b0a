/** Characters as units of writing: graphemes, normalisation, the character n-gram model, edit alignment. */
@NullMarked
package org.chirograph.text;

import org.jspecify.annotations.NullMarked;
