/** Lines that nobody wrote: texts set in free typefaces, inked, worn, copied and scanned as old typewriting was. */
@NullMarked
package org.chirograph.train.synthetic;

import org.jspecify.annotations.NullMarked;
