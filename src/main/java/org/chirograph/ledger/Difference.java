package org.chirograph.ledger;

/**
 * Something in a collection that is not as the program left it.
 *
 * @param what a path in the collection, the path of a scan, or a page
 * @param detail in a sentence
 */
public record Difference(Kind kind, String what, String detail) {
    /** What became of it. */
    public enum Kind {
        CHANGED,
        LOST,
        ADDED
    }
}
