/** Pages as files: PAGE XML (the record) and what is derived from it. StAX only; no entity is ever resolved. */
@NullMarked
package org.chirograph.format;

import org.jspecify.annotations.NullMarked;
