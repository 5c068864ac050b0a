package org.chirograph.export;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a collection can be written as. The order is that of writing: METS refers to what stands before it. */
public enum ExportFormat {
    /** PAGE XML 2019-07-15, a file a page: the record. */
    PAGE(".xml", true),
    /** ALTO 4.4, a file a page. */
    ALTO(".xml", true),
    /** The best readings, a file a page. */
    TEXT(".txt", true),
    /** hOCR 1.2, a file a document. */
    HOCR(".hocr", false),
    /** TEI P5, a file a document. */
    TEI(".xml", false),
    /** A table of words, a file a document. */
    CSV(".csv", false),
    /** The scan with the text invisibly over it, PDF/A-2u, a file a document. */
    PDF(".pdf", false),
    /** METS 1.12, a file a document; comes with PAGE and ALTO, which it refers to. */
    METS(".xml", false);

    private final String ending;
    private final boolean byPage;

    ExportFormat(String ending, boolean byPage) {
        this.ending = ending;
        this.byPage = byPage;
    }

    String ending() {
        return ending;
    }

    boolean byPage() {
        return byPage;
    }

    /** The folder it is written to when there are several formats. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** These formats with those that they refer to. */
    static Set<ExportFormat> complete(Set<ExportFormat> wanted) {
        EnumSet<ExportFormat> all = EnumSet.copyOf(wanted);
        if (all.contains(METS)) {
            all.add(PAGE);
            all.add(ALTO);
        }
        return all;
    }
}
