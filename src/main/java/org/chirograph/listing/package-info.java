/** Files that list the scans of a document or a delivery: METS, IIIF Presentation manifests, BagIt manifests. What they say, not whether it is so. */
@NullMarked
package org.chirograph.listing;

import org.jspecify.annotations.NullMarked;
