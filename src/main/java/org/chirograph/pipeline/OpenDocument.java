package org.chirograph.pipeline;

import java.nio.file.Path;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanLimits;
import org.jspecify.annotations.Nullable;

/** Keeps a worker's present document open for its next pages; belongs to one thread. */
final class OpenDocument implements AutoCloseable {
    private final ScanLimits limits;
    private @Nullable Path file;
    private @Nullable ScanDocument document;

    OpenDocument(ScanLimits limits) {
        this.limits = limits;
    }

    /** The document of a file; the one opened before is closed when it is another. */
    ScanDocument document(Path wanted) throws ScanException {
        ScanDocument open = document;
        if (open == null || !wanted.equals(file)) {
            close();
            open = ScanDocument.open(wanted, limits);
            document = open;
            file = wanted;
        }
        return open;
    }

    @Override
    public void close() {
        if (document != null) {
            document.close();
            document = null;
        }
    }
}
