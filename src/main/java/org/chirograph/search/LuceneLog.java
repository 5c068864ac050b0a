package org.chirograph.search;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lucene warns on the standard error stream that vectors would be quicker with an incubating Java module. There are no
 * vectors in this index, and the module would print a warning of its own.
 */
final class LuceneLog {
    /** Held, because a level set on a logger that nobody holds is lost with it. */
    private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private LuceneLog() {}

    static void quieten() {
        VECTORS.setLevel(Level.SEVERE);
    }
}
