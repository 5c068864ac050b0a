package org.chirograph.format;

import java.io.IOException;
import java.util.List;
import org.chirograph.page.Page;
import org.chirograph.page.ProcessingStep;

/**
 * The pages of one document in their order, however many: they are read one at a time, anew at every walk, and never
 * held together.
 */
public interface PageSequence {
    /** What people call the document: its scan's file name without the ending. */
    String title();

    /** What the pages went through, oldest first; steps that differ in nothing but their time are told once. */
    List<ProcessingStep> history();

    /** How many pages a walk visits. */
    int size();

    /** Visits every page in order. */
    void forEach(Visitor visitor) throws IOException;

    /** Takes one page in. */
    @FunctionalInterface
    interface Visitor {
        void visit(Page page) throws IOException;
    }
}
