package org.chirograph.search;

/** A query that was understood. */
public final class Query {
    private final QueryTree tree;

    private Query(QueryTree tree) {
        this.tree = tree;
    }

    public static Query parse(String text) throws QueryException {
        return new Query(QueryParser.parse(text));
    }

    QueryTree tree() {
        return tree;
    }
}
