package org.chirograph.pipeline;

import java.nio.file.Path;

/**
 * One page to be digitized.
 *
 * @param document the document's id
 * @param index of the page in its file, from 0
 */
record PageTask(String document, Path file, int index) {
    String page() {
        return Batch.pageId(index);
    }
}
