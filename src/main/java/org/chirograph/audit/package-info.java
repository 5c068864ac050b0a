/** How much of what stands in a collection searches find, told by lines drawn at random that a person transcribes. */
@NullMarked
package org.chirograph.audit;

import org.jspecify.annotations.NullMarked;
