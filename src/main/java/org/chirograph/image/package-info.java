/**
 * Pixels and what can be done to them without knowing what they show. The only package that calls OpenCV: a
 * {@code Mat} is created and released inside one call here and never leaves; what comes in and goes out lives on the
 * heap.
 */
@NullMarked
package org.chirograph.image;

import org.jspecify.annotations.NullMarked;
