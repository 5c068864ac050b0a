/** How a model comes about: data sets, synthetic lines, augmentation, the CTC loss, trainers, model cards. */
@NullMarked
package org.chirograph.train;

import org.jspecify.annotations.NullMarked;
