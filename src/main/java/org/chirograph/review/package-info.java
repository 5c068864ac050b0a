/**
 * What people do to a collection: the queue of words worth a look, what is set in a word's place, and how that is kept.
 */
@NullMarked
package org.chirograph.review;

import org.jspecify.annotations.NullMarked;
