/** How good a transcription is: error rates with intervals and confusions. */
@NullMarked
package org.chirograph.eval;

import org.jspecify.annotations.NullMarked;
