package org.chirograph.search;

/** A query that can't be understood or asks too much. The message says at which character, counted from 1, and why. */
public final class QueryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int place;

    QueryException(int place, String complaint) {
        super("at character " + (place + 1) + " of the query: " + complaint);
        this.place = place;
    }

    /** Index in the query, from 0 to its length, where the trouble shows. */
    public int place() {
        return place;
    }
}
