/** The main job: a pipeline file, one page's column of calls, and the batch around it. */
@NullMarked
package org.chirograph.pipeline;

import org.jspecify.annotations.NullMarked;
