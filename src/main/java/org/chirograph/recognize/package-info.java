/** What the writing says: the character net, CTC decoding with an n-gram model, calibrated posteriors, character regions, model files. DJL is used here and in {@code train} only, ONNX Runtime only here. */
@NullMarked
package org.chirograph.recognize;

import org.jspecify.annotations.NullMarked;
