package org.chirograph.catalog;

/** How a person came to say what a word says: it decides of which other words that tells anything. */
public enum Occasion {
    /** The queue asked, by what the reader itself doubts. */
    ASKED,
    /** Its line was drawn by chance for an audit. */
    DRAWN,
    /** The person picked it, most likely because it was wrong. */
    CHOSEN
}
