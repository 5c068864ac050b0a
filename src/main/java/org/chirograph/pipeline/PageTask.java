package org.chirograph.pipeline;

import java.nio.file.Path;

/**
 * One page to be digitized.
 *
 * @param document the document's id
 * @param index of the page in its file, from 0
 * @param corrected whether people have corrected it, which is to be kept
 */
record PageTask(String document, Path file, int index, boolean corrected) {
    String page() {
        return Batch.pageId(index);
    }
}
