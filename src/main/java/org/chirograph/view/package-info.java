/** Pictures of pages for people: overlays of what was found, crops of hits. Java2D only. */
@NullMarked
package org.chirograph.view;

import org.jspecify.annotations.NullMarked;
