package org.chirograph.catalog;

/**
 * An answer and where it was given.
 *
 * @param present whether the page is still of the reading that was judged; not where it was read again since
 */
public record AnswerEntry(String document, String page, String line, Answer answer, boolean present) {
    /** The same place with another answer. */
    public AnswerEntry with(Answer other) {
        return new AnswerEntry(document, page, line, other, present);
    }
}
