/** What each run did to a collection, in manifests chained by hash; and whether the collection still is what they say. */
@NullMarked
package org.chirograph.ledger;

import org.jspecify.annotations.NullMarked;
